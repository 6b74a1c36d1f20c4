package io.cess4j.protocol.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.ids.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DescriptorCodecTest {

  private static final long SEED = 0xce5d;

  /** Offsets of docs/formats.md section 5, and a value that the field must refuse. */
  @ParameterizedTest(name = "{0} = {3}")
  @CsvSource({
    "magic, 0, 1, 0",
    "version, 4, 1, 2",
    "chain id, 5, 8, 0",
    "chain id, 5, 8, -1",
    "deal, 33, 4, 0",
    "k, 77, 1, 1",
    "k, 77, 1, 33",
    "n, 78, 1, 1",
    "n, 78, 1, 33",
    "segment count, 79, 1, 0",
    "segment count, 79, 1, 33",
    "size, 80, 4, 0",
    "size, 80, 4, -1",
    "sectors, 84, 4, 0",
    "directory count, 90, 2, 0",
    "directory count, 90, 2, 2",
    "offset, 124, 8, 1",
    "offset, 124, 8, -1",
    "length, 132, 8, 0",
    "length, 132, 8, -1",
    "plaintext length, 172, 8, -1",
    "part, 180, 2, 65535",
    "parts, 182, 2, 0",
    "parts, 182, 2, 65535",
  })
  void shouldNameTheFieldThatIsWrong(String field, int offset, int bytes, long value) {
    byte[] encoded = DescriptorCodec.encode(Descriptors.random(new SplittableRandom(SEED)));
    byte[] number = ByteBuffer.allocate(8).putLong(value).array();
    System.arraycopy(number, 8 - bytes, encoded, offset, bytes);
    assertThatThrownBy(() -> DescriptorCodec.decode(encoded))
        .isInstanceOfSatisfying(
            DescriptorRejectedException.class,
            refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @Test
  void shouldRefuseEveryTruncationAndEveryByteThatFollows() {
    byte[] encoded = DescriptorCodec.encode(Descriptors.random(new SplittableRandom(SEED)));
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> DescriptorCodec.decode(cut))
          .isInstanceOf(DescriptorRejectedException.class);
    }
    assertThatThrownBy(() -> DescriptorCodec.decode(Arrays.copyOf(encoded, encoded.length + 1)))
        .isInstanceOfSatisfying(
            DescriptorRejectedException.class,
            refusal -> assertThat(refusal.field()).isEqualTo("end"));
    assertThatThrownBy(() -> DescriptorCodec.decode(new byte[DescriptorCodec.MAXIMUM_BYTES + 1]))
        .isInstanceOfSatisfying(
            DescriptorRejectedException.class,
            refusal -> assertThat(refusal.field()).isEqualTo("length"));
  }

  @Test
  void shouldReadWhatItWritesAndNothingInTwoWays() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 300; round++) {
      Descriptor descriptor = Descriptors.random(random);
      byte[] encoded = DescriptorCodec.encode(descriptor);
      assertThat(encoded.length).isLessThanOrEqualTo(DescriptorCodec.MAXIMUM_BYTES);
      assertThat(DescriptorCodec.decode(encoded))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(descriptor);
      byte[] altered = encoded.clone();
      altered[random.nextInt(encoded.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(DescriptorCodec.encode(DescriptorCodec.decode(altered))).isEqualTo(altered);
      } catch (DescriptorRejectedException refused) {
        assertThat(refused.field()).isNotBlank();
      }
    }
  }

  @Test
  void shouldRootDirectoryAndBytesTogether() {
    Descriptor descriptor = Descriptors.random(new SplittableRandom(SEED));
    byte[] entry = DescriptorCodec.encode(descriptor.entry());
    byte[] encoded = DescriptorCodec.encode(descriptor);
    assertThat(Arrays.copyOfRange(encoded, 92, 92 + entry.length)).isEqualTo(entry);
    assertThat(descriptor.root())
        .isEqualTo(
            Sha256.hash(
                "cess4j descriptor v1".getBytes(StandardCharsets.US_ASCII),
                Sha256.hash(new byte[] {0}, entry).toBytes(),
                Sha256.hash(encoded).toBytes()));
  }
}
