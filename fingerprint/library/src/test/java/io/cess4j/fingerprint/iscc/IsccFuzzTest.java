package io.cess4j.fingerprint.iscc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text: a refusal that says why, or a code of exactly this text. */
final class IsccFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            "ISCC:KECWRY3VY6R5SNV4YNBTBHR4T2HGP3HKVFO7TYUP2BKVFG724W63HVI",
            "ISCC:KUAFVC5DMJJGYKZ4MQV6B6THIBBUG",
            "ISCC:EEA4GQZQTY6J5DTH",
            "ISCC:K4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "ISCC:",
            "ISCC:AAAAAAAA",
            "\u0000ISCC",
            "77777777777777777777777777777777")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void shouldRefuseOrReadExactly(byte[] characters) {
    String text = new String(characters, StandardCharsets.ISO_8859_1);
    try {
      assertThat(Iscc.parse(text).text())
          .isEqualTo(text.startsWith(Iscc.PREFIX) ? text : Iscc.PREFIX + text);
    } catch (MalformedIsccException refused) {
      assertThat(refused).hasMessageMatching("(?s).{20,}");
    }
  }
}
