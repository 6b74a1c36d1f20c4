package io.cess4j.protocol.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.protocol.DescriptorRejectedException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Comes from anybody, before a byte is paid for. */
final class SealedFileCodecTest {
  private static final long SEED = 0x5ea1;
  private static final int COUNT_AT = 4 + 1 + 48 + 32 + 2;

  private final SplittableRandom random = new SplittableRandom(SEED);

  static Stream<Arguments> seeds() {
    return IntStream.range(1, 12)
        .mapToObj(parts -> SealedFiles.random(new SplittableRandom(parts), parts))
        .map(file -> Arguments.of((Object) SealedFileCodec.encode(file)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void shouldRefuseOrReadExactly(byte[] bytes) {
    try {
      assertThat(SealedFileCodec.encode(SealedFileCodec.decode(bytes))).isEqualTo(bytes);
    } catch (DescriptorRejectedException refused) {
      assertThat(refused.field()).isNotBlank();
    }
  }

  @Test
  void shouldRefuseWhatIsCutOrFollowed() {
    byte[] encoded = SealedFileCodec.encode(SealedFiles.random(random, 3));
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> SealedFileCodec.decode(cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(DescriptorRejectedException.class);
    }
    assertThatThrownBy(() -> SealedFileCodec.decode(Arrays.copyOf(encoded, encoded.length + 1)))
        .hasMessageContaining("end");
    assertThatThrownBy(() -> SealedFileCodec.decode(new byte[SealedFileCodec.MAXIMUM_BYTES + 1]))
        .hasMessageContaining("length");
  }

  @Test
  void shouldRefuseOtherVersionsNoPartsTooManyAndADealTwice() {
    byte[] version = SealedFileCodec.encode(SealedFiles.random(random, 1));
    version[4] = 2;
    assertThatThrownBy(() -> SealedFileCodec.decode(version)).hasMessageContaining("version");
    SealedFile file = SealedFiles.random(random, 2);
    byte[] count = SealedFileCodec.encode(file);
    int at = COUNT_AT + file.encryptedName().length();
    count[at] = (byte) 0xff;
    assertThatThrownBy(() -> SealedFileCodec.decode(count))
        .as("nothing of that size is allocated")
        .hasMessageContaining("parts");
    SealedFile.Part part = file.parts().getFirst();
    assertThatThrownBy(
            () ->
                new SealedFile(
                    file.sealingKey(),
                    file.keyCommitment(),
                    file.encryptedName(),
                    List.of(part, part)))
        .hasMessageContaining("each once");
    assertThatThrownBy(
            () ->
                new SealedFile(
                    file.sealingKey(), file.keyCommitment(), file.encryptedName(), List.of()))
        .hasMessageContaining("parts");
  }

  @Test
  void shouldFitTheLongestFileWithTheLongestName() {
    SealedFile largest = SealedFiles.random(random, SealedFileCodec.MAXIMUM_PARTS);
    byte[] encoded = SealedFileCodec.encode(largest);
    assertThat(encoded.length + 0xffff).isLessThanOrEqualTo(SealedFileCodec.MAXIMUM_BYTES + 300);
    assertThat(SealedFileCodec.decode(encoded)).isEqualTo(largest);
  }
}
