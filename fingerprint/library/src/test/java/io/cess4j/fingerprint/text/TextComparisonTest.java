package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.media.MediaLimits;
import org.junit.jupiter.api.Test;

class TextComparisonTest {
  private final String own = new Prose(10).words(300);
  private final String copied = new Prose(11).words(80).strip();

  @Test
  void showsWhichPassageWasCopiedWhere() {
    String other = new Prose(12).words(200) + copied.toUpperCase(java.util.Locale.ROOT);

    TextComparison comparison = compare(own + copied + " " + own, other);

    assertThat(comparison.passages())
        .anySatisfy(
            passage -> {
              assertThat(passage.terms()).isGreaterThanOrEqualTo(80);
              assertThat(passage.firstStart())
                  .isBetween((long) own.length() - 20, (long) own.length());
              assertThat(passage.secondEnd()).isBetween(other.length() - 1L, (long) other.length());
            });
    assertThat(comparison.secondShare()).isBetween(80 / 280.0, .4);
    assertThat(comparison.truncated()).isFalse();
  }

  @Test
  void equalTextsAgreeInOnePassage() {
    TextComparison comparison = compare(own, own);

    assertThat(comparison.firstShare()).isEqualTo(1);
    assertThat(comparison.passages()).hasSize(1);
  }

  @Test
  void strangersShareNothing() {
    assertThat(compare("one two three four five", "six seven eight nine ten").passages()).isEmpty();
  }

  @Test
  void aTextOfOneWordIsBoundedToo() {
    TextComparison comparison = compare("same ".repeat(30_000), "same ".repeat(30_000));

    assertThat(comparison.firstShare()).isEqualTo(1);
    assertThat(comparison.passages()).hasSizeLessThanOrEqualTo(TextComparison.MAX_PASSAGES);
  }

  private static TextComparison compare(String first, String second) {
    return TextComparison.of(TextSource.of(first), TextSource.of(second), MediaLimits.DEFAULT);
  }
}
