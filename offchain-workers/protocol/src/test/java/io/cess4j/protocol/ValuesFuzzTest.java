package io.cess4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes and addresses as text from anyone: a refusal, or exactly the digits. */
final class ValuesFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of("", "0x", "0x" + "ab".repeat(32), "0x" + "CD".repeat(20), "é".repeat(64))
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30s")
  void shouldRefuseOrReadTheDigits(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String digits = (text.startsWith("0x") ? text.substring(2) : text).toLowerCase(Locale.ROOT);
    try {
      assertThat(Hash256.fromHex(text).toHex()).isEqualTo(digits);
    } catch (MalformedValueException refused) {
      assertThat(refused).hasMessageContaining("hash");
    }
    try {
      assertThat(AccountAddress.fromHex(text).toHex()).isEqualTo("0x" + digits);
    } catch (MalformedValueException refused) {
      assertThat(refused).hasMessageContaining("address");
    }
  }
}
