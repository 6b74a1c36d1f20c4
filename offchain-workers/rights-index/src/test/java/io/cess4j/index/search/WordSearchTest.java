package io.cess4j.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.index.CannedBlock;
import io.cess4j.index.CannedChain;
import io.cess4j.index.TestIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found by words, and in which order. */
class WordSearchTest {
  @TempDir private Path folder;
  private TestIndex index;
  private WordSearch search;
  private final List<ContractEvent> events = new ArrayList<>();

  @BeforeEach
  void open() {
    index = new TestIndex(folder);
    search = new WordSearch(index.state(), new WordWeights());
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void register(long number, String title, String kind, String keywords) {
    events.add(
        new RightsRegistered(
            new EventPosition(1, Bytes32.ZERO, Bytes32.ZERO, events.size()),
            number,
            Address.ZERO,
            CannedChain.claim(number),
            new RightsDescription(title, kind, keywords, Bytes32.ZERO),
            0,
            number));
  }

  private void read() {
    index.read(List.of(new CannedBlock(1, Bytes32.ZERO, events)));
  }

  private List<Long> found(String query) {
    return search.find(search.words(query), Optional.empty(), Optional.empty(), 50).hits().stream()
        .map(WordSearch.Hit::certificate)
        .toList();
  }

  @Test
  void titlesCountMoreThanKeywordsAndTheseMoreThanTheKind() {
    register(1, "A sunset", "red", "harbour");
    register(2, "A harbour", "photograph", "red, boats");
    register(3, "The red harbour", "photograph", "");
    read();

    assertThat(found("red harbour")).containsExactly(3L, 2L, 1L);
  }

  @Test
  void ofEquallyGoodOnesTheEarliestComesFirst() {
    register(5, "Fox", "", "");
    register(2, "Fox", "", "");
    register(9, "Fox", "", "");
    read();

    assertThat(found("fox")).containsExactly(2L, 5L, 9L);
  }

  @Test
  void caseAccentsAndWritingWithoutSpacesDoNotCount() {
    register(1, "CAFÉ in der Straße", "", "");
    register(2, "東京タワーの夜", "", "");
    register(3, "Ｆｕｌｌ width", "", "");
    read();

    assertThat(found("cafe STRASSE")).containsExactly(1L);
    assertThat(found("東京")).containsExactly(2L);
    assertThat(found("full")).containsExactly(3L);
    assertThat(found("nothing like it")).isEmpty();
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    for (long number = 1; number <= 7; number++) {
      register(number, number % 2 == 0 ? "Fox" : "Bird", "", "fox");
    }
    read();
    Set<String> words = search.words("fox");
    List<Long> all = new ArrayList<>();
    Optional<WordSearch.Hit> after = Optional.empty();
    WordSearch.Found page;
    do {
      page = search.find(words, Optional.empty(), after, 3);
      page.hits().forEach(hit -> all.add(hit.certificate()));
      after = Optional.of(page.hits().getLast());
    } while (page.more());

    assertThat(all).containsExactly(2L, 4L, 6L, 1L, 3L, 5L, 7L);
  }

  @Test
  void onlyOneKindOfWorks() {
    for (long number = 1; number <= 8; number++) {
      register(number, "Fox", "", "");
    }
    read();

    WordSearch.Found found =
        search.find(search.words("fox"), Optional.of(RightsMedia.AUDIO), Optional.empty(), 50);

    assertThat(found.hits()).extracting(WordSearch.Hit::certificate).containsExactly(4L, 8L);
    assertThat(found.incomplete()).isFalse();
  }
}
