package io.cess4j.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.proofs.bls.G1;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The two headers of an upload: a refusal in words, or values within their bounds. 48 bytes of
 * sealing key, then the JSON; what is no base64 at all is in the seeds of the first byte.
 */
final class SignedAuthorisationFuzzTest {
  private static final String GATEWAY = "0x" + "11".repeat(20);

  static Stream<Arguments> seeds() {
    String good =
        "{\"orders\":[1,2],\"size\":3,\"gateway\":\"%s\",\"deadline\":4,\"signature\":\"%s\"}"
            .formatted(GATEWAY, "ab".repeat(65));
    return Stream.of(
            good,
            good.replace("{", "{\"sealed\":\"%s\",".formatted("cd".repeat(32))),
            good.replace("{", "{\"sealed\":null,"),
            good.replace("[1,2]", "[4294967296]"),
            good.replace("[1,2]", "[-1]"),
            good.replace("[1,2]", "[1.5]"),
            good.replace("[1,2]", "[]"),
            good.replace("\"size\":3", "\"size\":1e99"),
            good.replace("\"deadline\":4", "\"deadline\":9223372036854775807"),
            good.replace(GATEWAY, "me"),
            "[".repeat(1_500),
            "")
        .map(SignedAuthorisationFuzzTest::seed);
  }

  private static Arguments seed(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] seed = Arrays.copyOf(G1.GENERATOR.compressed(), G1.COMPRESSED + text.length);
    System.arraycopy(text, 0, seed, G1.COMPRESSED, text.length);
    return Arguments.of((Object) seed);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldBeRefusedInWordsOrRead(byte[] bytes) {
    int split = Math.min(bytes.length, G1.COMPRESSED);
    String key = HexFormat.of().formatHex(bytes, 0, split);
    byte[] json = Arrays.copyOfRange(bytes, split, bytes.length);
    read(Base64.getEncoder().encodeToString(json), key);
    read(new String(json, StandardCharsets.UTF_8), key);
    read(Base64.getEncoder().encodeToString(json), null);
    read("e30=", new String(bytes, StandardCharsets.UTF_8));
  }

  private static void read(String header, @Nullable String key) {
    try {
      SignedAuthorisation read = SignedAuthorisation.parse(header, key);
      assertThat(read.permission().size()).isNotNegative();
      assertThat(read.permission().orders())
          .isNotEmpty()
          .allSatisfy(order -> assertThat(order).isBetween(0L, 0xffff_ffffL));
      assertThat(read.sealingKey().filter(G1::isInfinity)).isEmpty();
    } catch (RequestMalformed refused) {
      assertThat(refused).hasMessageContaining("Cess-");
    }
  }
}
