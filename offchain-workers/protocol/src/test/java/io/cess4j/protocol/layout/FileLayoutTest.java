package io.cess4j.protocol.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.ValueOutOfRangeException;
import io.cess4j.protocol.layout.CiphertextLayout.Range;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileLayoutTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 55, 65_537, 65_551, 65_552, 131_073, 131_088})
  void shouldRefuseCiphertextLengthsThatNoPlaintextGives(long length) {
    assertThatThrownBy(() -> CiphertextLayout.plaintextBytes(length))
        .isInstanceOf(MalformedValueException.class)
        .hasMessageContaining(length + " bytes");
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,0", "5,5", "6,5", "0,101", "100,101"})
  void shouldRefuseRangesOutsideTheFile(long from, long until) {
    assertThatThrownBy(() -> CiphertextLayout.pieces(100, from, until))
        .isInstanceOf(ValueOutOfRangeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 56",
    "1, 57",
    "65480, 65536",
    "65481, 65553",
    "131000, 131072",
    "131001, 131089",
  })
  void shouldCountHeaderAndTags(long plaintext, long ciphertext) {
    assertThat(CiphertextLayout.ciphertextBytes(plaintext)).isEqualTo(ciphertext);
    assertThat(CiphertextLayout.plaintextBytes(ciphertext)).isEqualTo(plaintext);
  }

  @Test
  void shouldNameThePiecesOfARange() {
    assertThat(CiphertextLayout.pieces(200_000, 0, 1)).isEqualTo(new Range(0, 65_536));
    assertThat(CiphertextLayout.pieces(200_000, 65_479, 65_480)).isEqualTo(new Range(0, 65_536));
    assertThat(CiphertextLayout.pieces(200_000, 65_480, 65_481))
        .isEqualTo(new Range(65_536, 131_072));
    assertThat(CiphertextLayout.pieces(200_000, 65_479, 131_001)).isEqualTo(new Range(0, 196_608));
    assertThat(CiphertextLayout.pieces(200_000, 199_999, 200_000))
        .isEqualTo(new Range(196_608, CiphertextLayout.ciphertextBytes(200_000)));
  }

  @Test
  void shouldCutFilesIntoDealsWithoutGaps() {
    long border = CiphertextLayout.plaintextBytes(Sizes.DEAL_BYTES);
    assertThat(new FileLayout(0).parts()).isEqualTo(1);
    assertThat(new FileLayout(0).part(0)).isEqualTo(new FileLayout.Part(0, 0, 56));
    assertThat(new FileLayout(border).parts()).isEqualTo(1);
    assertThat(new FileLayout(border + 1).parts()).isEqualTo(2);
    assertThat(new FileLayout(border + 1).part(1))
        .isEqualTo(new FileLayout.Part(1, Sizes.DEAL_BYTES, 17));
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      FileLayout file = new FileLayout(random.nextLong(1L << 38));
      long offset = 0;
      for (int part = 0; part < file.parts(); part++) {
        assertThat(file.part(part).offset()).as("seed %d, %s", seed, file).isEqualTo(offset);
        offset += file.part(part).length();
      }
      assertThat(offset).as("seed %d, %s", seed, file).isEqualTo(file.ciphertextBytes());
    }
  }

  @Test
  void shouldRefuseFilesOfTooManyDeals() {
    long most = CiphertextLayout.plaintextBytes(Sizes.MAXIMUM_PARTS * Sizes.DEAL_BYTES);
    assertThat(new FileLayout(most).parts()).isEqualTo(Sizes.MAXIMUM_PARTS);
    assertThatThrownBy(() -> new FileLayout(most + 1)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new FileLayout(-1)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new FileLayout(10).part(1))
        .isInstanceOf(ValueOutOfRangeException.class);
  }
}
