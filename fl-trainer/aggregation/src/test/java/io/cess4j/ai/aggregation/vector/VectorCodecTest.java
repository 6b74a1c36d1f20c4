package io.cess4j.ai.aggregation.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorCodecTest {
  private static final Hash256 ARCHITECTURE = Hash256.fromHex("ab".repeat(32));

  @Test
  void theFormatIsWhatTheDocumentSays() throws IOException {
    byte[] file = written(FixedVector.of(VectorKind.UPDATE, 1, -2));

    assertThat(HexFormat.of().formatHex(file))
        .isEqualTo("43455346" + "01" + "01" + "ab".repeat(32) + "02000000" + "01000000feffffff");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 4095, 4096, 4097, 10_000})
  void everyLengthComesBack(int components) throws IOException {
    int[] values =
        new SplittableRandom(components).ints(components, -(1 << 19), (1 << 19) + 1).toArray();
    FixedVector vector = FixedVector.of(VectorKind.UPDATE, values);
    byte[] file = written(vector);

    assertThat(file).hasSize((int) format(components).bytes());
    assertThat(VectorCodec.read(oneByteAtATime(file), format(components))).isEqualTo(vector);
  }

  @Test
  void everyShortenedFileIsRefused() throws IOException {
    byte[] file = written(FixedVector.of(VectorKind.UPDATE, 1, 2, 3));

    for (int length = 0; length < file.length; length++) {
      byte[] shortened = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> read(shortened, 3))
          .as("%d bytes", length)
          .isInstanceOf(VectorRejected.class);
    }
  }

  @Test
  void bytesBehindTheVectorAreRefused() throws IOException {
    byte[] file = written(FixedVector.of(VectorKind.UPDATE, 1, 2, 3));

    assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length + 1), 3))
        .isInstanceOf(VectorRejected.class)
        .hasMessageContaining("more bytes follow the 54");
  }

  @ParameterizedTest
  @CsvSource({
    "0,magic",
    "4,version",
    "5,kind",
    "6,architecture",
    "37,architecture",
    "38,components",
    "41,components"
  })
  void aChangedHeaderIsRefusedByName(int at, String field) throws IOException {
    byte[] file = written(FixedVector.of(VectorKind.UPDATE, 1, 2, 3));
    file[at] ^= 0x40;

    assertThatThrownBy(() -> read(file, 3))
        .isInstanceOf(VectorRejected.class)
        .hasMessageContaining(field);
  }

  @Test
  void anotherLengthThanTheTasksIsRefusedBeforeItIsRead() throws IOException {
    byte[] file = written(FixedVector.zero(VectorKind.UPDATE, 5));

    assertThatThrownBy(() -> read(file, 4)).hasMessageContaining("components");
  }

  @Test
  void numbersOutOfBoundsAreRefusedButCanBeReadForTheProof() throws IOException {
    byte[] file = written(FixedVector.of(VectorKind.MODEL, 5, (1 << 19) + 1));
    file[5] = (byte) VectorKind.UPDATE.code();

    assertThatThrownBy(() -> read(file, 2))
        .isInstanceOf(VectorRejected.class)
        .hasMessageContaining("component 1");
    assertThat(VectorCodec.readUnchecked(new ByteArrayInputStream(file), format(2)))
        .containsExactly(5, (1 << 19) + 1);
  }

  private static byte[] written(FixedVector vector) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorCodec.write(vector, ARCHITECTURE, out);
    return out.toByteArray();
  }

  private static FixedVector read(byte[] file, int components) throws IOException {
    return VectorCodec.read(new ByteArrayInputStream(file), format(components));
  }

  private static VectorFormat format(int components) {
    return new VectorFormat(VectorKind.UPDATE, ARCHITECTURE, components);
  }

  /** As a slow network gives it. */
  private static InputStream oneByteAtATime(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, 1));
      }
    };
  }
}
