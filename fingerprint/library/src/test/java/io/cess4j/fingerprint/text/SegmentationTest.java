package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SegmentationTest {
  private static final String ENGLISH =
      "All human beings are born free and equal in dignity and rights. They are endowed with reason"
          + " and conscience and should act towards one another in a spirit of brotherhood. ";
  private static final String GERMAN =
      "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und"
          + " Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen. ";
  private static final String CHINESE = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。";

  @Test
  void stemsByTheRulesOfTheLanguage() {
    assertThat(terms(ENGLISH)).contains("human", "be", "right", "conscienc", "digniti");
    assertThat(terms(GERMAN)).contains("mensch", "recht", "gewiss", "wurd");
  }

  @Test
  void findsWordsWhereNoSpacesAreWritten() {
    assertThat(terms(CHINESE)).contains("自由", "尊严", "权利", "平等");
  }

  @Test
  void readsEachStretchInItsOwnLanguage() {
    Set<Language> languages = new TreeSet<>();
    new Segmentation(MediaLimits.DEFAULT)
        .read(
            TextSource.of(ENGLISH.repeat(60) + GERMAN.repeat(60)),
            (term, language, start, end) -> languages.add(language));

    assertThat(languages).containsExactlyInAnyOrder(Language.ENGLISH, Language.GERMAN);
  }

  @Test
  void offsetsPointIntoTheTextAsItIs() {
    String text = "Ｆｕｌｌ－width, ﬁne\u200bprint and " + ENGLISH.repeat(40) + "the very last WORDS";
    List<String> found = new ArrayList<>();
    new Segmentation(MediaLimits.DEFAULT)
        .read(
            TextSource.of(text),
            (term, language, start, end) -> found.add(text.substring((int) start, (int) end)));

    assertThat(found).startsWith("Ｆｕｌｌ", "width", "ﬁne\u200bprint").endsWith("last", "WORDS");
  }

  @Test
  void aTextBeyondTheLimitIsRefusedBeforeItIsRead() {
    MediaLimits limits = new MediaLimits(1, Duration.ofSeconds(1), 100_000, Duration.ofMinutes(1));

    assertThatThrownBy(
            () ->
                new Segmentation(limits)
                    .read(() -> new EndlessReader("x", 1L << 30), (t, l, s, e) -> {}))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("100,000");
  }

  @Test
  void timeIsBoundedToo() {
    MediaLimits limits = new MediaLimits(1, Duration.ofSeconds(1), 1L << 40, Duration.ofMillis(50));

    assertThatThrownBy(
            () ->
                new Segmentation(limits)
                    .read(() -> new EndlessReader("สวัสดี", 1L << 40), (t, l, s, e) -> {}))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("PT0.05S");
  }

  /** In the heap of one gigabyte that tests have, of which a text held whole would take two. */
  @Test
  @Tag("full")
  void aGigabyteWithoutSpacesStreams() {
    MediaLimits limits = new MediaLimits(1, Duration.ofSeconds(1), 1L << 31, Duration.ofHours(1));
    long[] terms = new long[1];
    new Segmentation(limits)
        .read(() -> new EndlessReader("abcdefghij", 1L << 30), (term, l, s, e) -> terms[0]++);

    assertThat(terms[0]).isGreaterThan(1L << 17);
  }

  private static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    new Segmentation(MediaLimits.DEFAULT)
        .read(TextSource.of(text), (term, language, start, end) -> terms.add(term));
    return terms;
  }
}
