package io.cess4j.protocol.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.protocol.DescriptorRejectedException;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes: a refusal that names the field, or a descriptor of exactly these bytes. */
final class DescriptorCodecFuzzTest {

  static Stream<Arguments> seeds() {
    return LongStream.range(0, 20)
        .mapToObj(seed -> Descriptors.random(new SplittableRandom(seed)))
        .map(descriptor -> Arguments.of((Object) DescriptorCodec.encode(descriptor)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void shouldRefuseOrReadExactly(byte[] bytes) {
    try {
      assertThat(DescriptorCodec.encode(DescriptorCodec.decode(bytes))).isEqualTo(bytes);
    } catch (DescriptorRejectedException refused) {
      assertThat(refused.field()).isNotBlank();
    }
  }
}
