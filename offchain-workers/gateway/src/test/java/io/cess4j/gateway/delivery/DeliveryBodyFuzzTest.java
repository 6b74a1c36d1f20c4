package io.cess4j.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.chain.contract.PayPerRetrieval;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of /v1/deliveries, which anybody may send. */
final class DeliveryBodyFuzzTest {
  private static final String WHOLE =
      """
      {"grant":"0x%s","capsule":"0x%s","certificate":7,"account":"0x%s","recipient":"0x%s",
      "deadline":1800000000,"signature":"0x%s","payment":{"channel":3,"cumulative":"12","count":1,
      "start":"0x%s","records":"0x%s","voucher":"0x%s","accepted":"0x%s"}}\
      """
          .formatted(
              "ab".repeat(32),
              "cd".repeat(128),
              "01".repeat(20),
              "c0".repeat(48),
              "02".repeat(65),
              "00".repeat(32),
              "00".repeat(32),
              "03".repeat(64),
              "04".repeat(64));

  static Stream<Arguments> seeds() {
    return Stream.of(
            "",
            "{}",
            "[]",
            "null",
            WHOLE,
            WHOLE.replace("\"count\":1", "\"count\":0"),
            WHOLE.replace("\"count\":1", "\"count\":99999999999999999999"),
            WHOLE.replace("\"12\"", "\"" + "9".repeat(39) + "\""),
            WHOLE.replace("\"12\"", "12"),
            WHOLE.replace("1800000000", "9223372036854775807"),
            WHOLE.replace(
                "\"records\":\"0x" + "00".repeat(32), "\"records\":\"0x" + "ff".repeat(32)),
            WHOLE.replace("\"records\":\"0x" + "00".repeat(32), "\"records\":\"0x"))
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldReadOrRefuse(byte[] bytes) {
    try {
      DeliveryRequest request = DeliveryBody.parse(bytes);
      Payment payment = request.payment();
      assertThat(payment.records()).hasSizeBetween(1, PayPerRetrieval.MOST_RECORDS);
      assertThat(payment.count()).isGreaterThanOrEqualTo(payment.records().size());
      assertThat(payment.cumulative().bitLength()).isLessThanOrEqualTo(128);
      assertThat(request.deadline().getEpochSecond()).isNotNegative();
      assertThat(payment.trail().at(payment.count())).contains(payment.digest());
    } catch (RequestMalformed refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
