package io.cess4j.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.KeyShare;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Bodies of /v1/grants and /v1/reencryptions, which anybody may send. */
final class ShareRequestFuzzTest {
  static Stream<Arguments> seeds() {
    return Stream.of(
            "",
            "{}",
            "[]",
            "null",
            "{\"grant\":\"0x%s\"}".formatted("ab".repeat(32)),
            "{\"capsule\":\"0x%s\",\"deadline\":1}".formatted("c0" + "00".repeat(127)),
            "{\"capsule\":{},\"deadline\":1e400}",
            "{\"deadline\":99999999999999999999}",
            "{\"deadline\":9223372036854775807,\"share\":\"0x%s\"}".formatted("00".repeat(176)),
            "{\"deadline\":-1}")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldReadOrRefuse(byte[] bytes) {
    try {
      JsonNode body = ShareRoutes.parse(bytes);
      for (String field : new String[] {"grant", "share", "capsule", "signature"}) {
        read(body, field);
      }
      assertThat(ShareRoutes.instant(body).getEpochSecond()).isNotNegative();
    } catch (RequestMalformed refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private static void read(JsonNode body, String field) {
    try {
      assertThat(ShareRoutes.hex(body, field, 32)).hasSize(32);
    } catch (RequestMalformed refused) {
      assertThat(refused.getMessage()).startsWith(field);
    }
    try {
      CapsuleHeader.of(ShareRoutes.hex(body, field, CapsuleHeader.BYTES));
    } catch (RequestMalformed | CapsuleRejected refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    try {
      assertThat(ShareRoutes.hex(body, field, KeyShare.SEALED)).hasSize(KeyShare.SEALED);
    } catch (RequestMalformed refused) {
      assertThat(refused.getMessage()).contains("352 hex digits");
    }
  }
}
