package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEvidenceTest {
  private final byte[] written =
      new TextDescriber().register(TextSource.of(new Prose(7).words(400))).evidence();

  @Test
  void whatIsReadIsWhatWasWritten() {
    TextEvidence read = TextEvidence.decode(written);

    assertThat(read.encode()).isEqualTo(written);
    assertThat(read.length()).isEqualTo(400);
    assertThat(read.hashes()).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(200);
  }

  @Test
  void aPieceOfItIsNoEvidence() {
    for (int length = 0; length < written.length; length++) {
      byte[] piece = Arrays.copyOf(written, length);
      assertThatThrownBy(() -> TextEvidence.decode(piece))
          .isInstanceOf(MediaException.Malformed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 255})
  void anotherVersionIsRefused(int version) {
    written[0] = (byte) version;

    assertThatThrownBy(() -> TextEvidence.decode(written))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("version " + version);
  }

  @Test
  void anythingBehindItIsRefused() {
    assertThatThrownBy(() -> TextEvidence.decode(Arrays.copyOf(written, written.length + 1)))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("more bytes");
  }

  @Test
  void samplesOfDifferentFinenessAreComparedAtTheCoarser() {
    String book = new Prose(8).words(40_000);
    TextDescriber describer = new TextDescriber();
    TextEvidence coarse = TextEvidence.decode(describer.register(TextSource.of(book)).evidence());
    TextEvidence fine =
        TextEvidence.decode(
            describer.register(TextSource.of(book.substring(0, book.length() / 8))).evidence());

    assertThat(coarse.level()).isGreaterThan(fine.level());
    assertThat(TextMatch.of(coarse, fine).containment()).isGreaterThan(.95);
    assertThat(TextMatch.of(fine, coarse).containment()).isGreaterThan(.95);
  }
}
