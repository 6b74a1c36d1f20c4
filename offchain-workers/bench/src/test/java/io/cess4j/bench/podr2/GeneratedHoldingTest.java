package io.cess4j.bench.podr2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sampled block must be the block that was tagged. */
class GeneratedHoldingTest {
  private final GeneratedHolding holding = new GeneratedHolding(7, 5_000);

  @ParameterizedTest
  @CsvSource({"0, 31", "1, 1", "15, 17", "16, 16", "31, 65536", "65535, 70000", "154999, 1"})
  void anyRangeIsThatOfTheWhole(int from, int length) {
    assertThat(bytes(holding, from, length))
        .isEqualTo(Arrays.copyOfRange(bytes(holding, 0, 155_000), from, from + length));
  }

  @ParameterizedTest
  @CsvSource({"8", "9"})
  void everyNumberHasItsOwnBytes(int number) {
    assertThat(bytes(new GeneratedHolding(number, 5_000), 0, 155_000))
        .isNotEqualTo(bytes(holding, 0, 155_000));
  }

  private static byte[] bytes(GeneratedHolding holding, long from, long length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    holding.read(from, length, out::write);
    return out.toByteArray();
  }
}
