package io.cess4j.proofs.bls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.proofs.ProofsException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Points and scalars from anyone: a refusal, or an element of the group with these very bytes. */
final class PointsFuzzTest {

  static Stream<Arguments> seeds() {
    byte[] infinity = new byte[48];
    infinity[0] = (byte) 0xc0;
    byte[] g1 = G1.GENERATOR.compressed();
    byte[] twisted = g1.clone();
    twisted[47] ^= 1;
    return Stream.of(
            g1,
            twisted,
            infinity,
            G1.GENERATOR.eip2537(),
            new byte[128],
            G2.GENERATOR.compressed(),
            G2.GENERATOR.eip2537(),
            new byte[256],
            Fr.ONE.toBytes(),
            filled(32),
            filled(48),
            filled(96))
        .map(bytes -> Arguments.of((Object) bytes));
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldRefuseOrReadExactly(byte[] bytes) {
    exactly(bytes, one -> G1.ofCompressed(one).compressed());
    exactly(bytes, one -> G1.ofEip2537(one).eip2537());
    exactly(bytes, one -> G2.ofCompressed(one).compressed());
    exactly(bytes, one -> G2.ofEip2537(one).eip2537());
    exactly(bytes, one -> Fr.ofCanonical(one).toBytes());
    exactly(bytes, one -> G1Vector.ofCompressed(one).compressed());
  }

  private static void exactly(byte[] bytes, Function<byte[], byte[]> readAndWrite) {
    try {
      assertThat(readAndWrite.apply(bytes.clone())).isEqualTo(bytes);
    } catch (ProofsException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
