package io.cess4j.proofs.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Capsules of descriptors that anybody wrote. A point or scalar that is none came as another kind
 * of exception, which no reader of descriptors expected: one such deal hid all files of an account
 * from its list.
 */
final class CapsuleFuzzTest {
  private static final byte[] CONTEXT = {1, 2, 3};

  static Stream<Arguments> seeds() {
    byte[] good;
    try (SecretScalar secret = secret()) {
      good = Capsule.seal(new byte[64], secret.timesG1(), CONTEXT, new SplittableRandom(1));
    }
    byte[] scalar = good.clone();
    Arrays.fill(scalar, 96, 128, (byte) 0xff);
    byte[] infinity = good.clone();
    Arrays.fill(infinity, 0, G1.COMPRESSED, (byte) 0);
    infinity[0] = (byte) 0xc0;
    return Stream.of(good, scalar, infinity, new byte[208], new byte[143], Arrays.copyOf(good, 144))
        .map(bytes -> Arguments.of((Object) bytes));
  }

  private static SecretScalar secret() {
    return SecretScalar.reduce(Arrays.copyOf(new byte[] {7}, 48));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldRefuseOrOpen(byte[] bytes) {
    try (SecretScalar secret = secret()) {
      assertThat(Capsule.open(bytes, secret, CONTEXT)).hasSize(bytes.length - Capsule.OVERHEAD);
    } catch (CapsuleRejected refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
