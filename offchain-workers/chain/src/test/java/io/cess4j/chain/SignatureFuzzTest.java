package io.cess4j.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures from anyone: a refusal in words, or a signature of exactly these bytes. */
final class SignatureFuzzTest {
  private static final Bytes32 DIGEST = Bytes32.of("0x" + "5a".repeat(32));

  static Stream<Arguments> seeds() {
    Account account = Account.generateForTest(new SplittableRandom(1));
    byte[] made = account.sign(DIGEST);
    return Stream.of(
            made,
            Signature.parse(made).compact(),
            new byte[0],
            new byte[65],
            Arrays.copyOf(made, 66),
            new byte[64])
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldRefuseOrReadExactly(byte[] bytes) {
    assertThat(Signature.recover(DIGEST, bytes)).isNotNull();
    try {
      Signature read = Signature.parse(bytes);
      assertThat(bytes.length == 65 ? read.bytes() : read.compact()).isEqualTo(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
