package io.cess4j.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.fingerprint.work.ViewTree;
import io.cess4j.index.CannedBlock;
import io.cess4j.index.TestIndex;
import io.cess4j.index.record.Certificate;
import io.cess4j.index.record.Json;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identifiers and published views, compared to the bit. */
class SimilarWorksTest {
  private static final String ALGORITHM = "mdrc-image/1";
  private static final Bytes32 HASHED = RightsClaim.algorithm(ALGORITHM);

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(7);
  private TestIndex index;
  private SimilarWorks similar;

  @BeforeEach
  void open() {
    index = new TestIndex(folder.resolve("index"));
    similar = SimilarWorks.make(folder.resolve("similar"), index.state());
  }

  @AfterEach
  void close() {
    similar.close();
    index.close();
  }

  private String code() {
    byte[] bytes = new byte[Bytes32.LENGTH];
    random.nextBytes(bytes);
    return Bytes32.of(bytes).hex().substring(2);
  }

  /** The same code with its last bits turned. */
  private static String near(String code, int bits) {
    byte[] bytes = Bytes32.of("0x" + code).bytes();
    for (int bit = 0; bit < bits; bit++) {
      bytes[31 - bit / 8] ^= (byte) (1 << bit % 8);
    }
    return Bytes32.of(bytes).hex().substring(2);
  }

  private void register(long block, long number, List<String> views) {
    byte[] root =
        new ViewTree(PublishedViews.description(RightsMedia.IMAGE, ALGORITHM, views)).root();
    RightsClaim claim =
        new RightsClaim(
            Bytes32.of("0x" + code()),
            Bytes32.of("0x" + code()),
            Bytes32.of("0x" + views.getFirst()),
            Bytes32.of(root),
            Bytes32.ZERO,
            HASHED,
            Bytes32.ZERO,
            1,
            RightsMedia.IMAGE);
    RightsRegistered event =
        new RightsRegistered(
            new EventPosition(block, Bytes32.ZERO, Bytes32.ZERO, 0),
            number,
            Address.ZERO,
            claim,
            new RightsDescription("Fox", "", "", Bytes32.ZERO),
            0,
            number);
    index.read(List.of(new CannedBlock(block, Bytes32.ZERO, List.of(event))));
    similar.refresh(number);
  }

  private List<SimilarWorks.Near> find(String code, int radius) {
    return similar.find(RightsMedia.IMAGE, HASHED, List.of(code), radius, Optional.empty());
  }

  @Test
  void distancesAreExactAndTheNearestComesFirst() {
    String code = code();
    register(1, 1, List.of(near(code, 30)));
    register(2, 2, List.of(near(code, 12)));
    register(3, 3, List.of(code()));

    assertThat(find(code, 48))
        .containsExactly(new SimilarWorks.Near(2, 12, 0, 0), new SimilarWorks.Near(1, 30, 0, 0));
    assertThat(find(code, 29)).extracting(SimilarWorks.Near::certificate).containsExactly(2L);
    assertThat(find(code, 11)).isEmpty();
    assertThat(similar.find(RightsMedia.AUDIO, HASHED, List.of(code), 48, Optional.empty()))
        .as("sounds are no pictures")
        .isEmpty();
  }

  @Test
  void aPartIsFoundOnceTheViewsArePublished() {
    List<String> views = List.of(code(), code(), code());
    register(1, 1, views);
    String crop = near(views.get(2), 5);
    assertThat(find(crop, 48)).isEmpty();

    PublishedViews published = new PublishedViews(ALGORITHM, views);
    Certificate certificate =
        Json.read(
            index.state().get(Family.CERTIFICATES, Key.of(1)).orElseThrow(), Certificate.class);
    assertThat(published.areOf(certificate)).isTrue();
    index.state().keepViews(certificate.claim().viewsRoot(), Json.write(published));
    similar.refresh(1);

    assertThat(find(crop, 48)).containsExactly(new SimilarWorks.Near(1, 5, 2, 0));
    try (SimilarWorks again = SimilarWorks.make(folder.resolve("again"), index.state())) {
      assertThat(again.find(RightsMedia.IMAGE, HASHED, List.of(crop), 48, Optional.empty()))
          .hasSize(1);
    }
  }

  @Test
  void otherViewsAreRefused() {
    List<String> views = List.of(code(), code());
    register(1, 1, views);
    Certificate certificate =
        Json.read(
            index.state().get(Family.CERTIFICATES, Key.of(1)).orElseThrow(), Certificate.class);

    assertThat(new PublishedViews(ALGORITHM, List.of(views.get(0), code())).areOf(certificate))
        .isFalse();
    assertThat(new PublishedViews("mdrc-image/2", views).areOf(certificate)).isFalse();
    assertThat(new PublishedViews(ALGORITHM, views.reversed()).areOf(certificate)).isFalse();
    assertThatThrownBy(
            () -> new PublishedViews(ALGORITHM, List.of("not hexadecimal")).areOf(certificate))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatTheChainLostIsNotFound() {
    String code = code();
    register(1, 1, List.of(code));
    register(2, 2, List.of(near(code, 3)));

    index.rewind(new CannedBlock(1, Bytes32.ZERO, List.of()));
    similar.refresh(2);

    assertThat(find(code, 48)).extracting(SimilarWorks.Near::certificate).containsExactly(1L);
    assertThat(similar.size()).isEqualTo(1);
  }
}
