package io.cess4j.proofs.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deliveries come from events that anybody may have caused. */
final class SaleFuzzTest {
  static Stream<Arguments> seeds() {
    byte[] good = new SaleDelivery(G1.GENERATOR, G2.GENERATOR, G1.GENERATOR).toBytes();
    byte[] infinity = good.clone();
    Arrays.fill(infinity, G1.EIP2537, G1.EIP2537 + G2.EIP2537, (byte) 0);
    byte[] padded = good.clone();
    padded[0] = 1;
    return Stream.of(good, infinity, padded, new byte[0], new byte[SaleDelivery.SIZE])
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30s")
  void shouldRefuseOrReadBack(byte[] bytes) {
    try {
      assertThat(SaleDelivery.of(bytes).toBytes()).isEqualTo(bytes);
    } catch (CapsuleRejected refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
