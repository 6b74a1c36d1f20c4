package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.work.Description;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes: a description that confirms itself, or a refusal that says why. */
final class TextFuzzTest {
  private static final TextDescriber DESCRIBER = new TextDescriber();

  static Stream<Arguments> texts() {
    return Stream.of(
            "",
            new Prose(9).words(120),
            "人人生而自由，在尊严和权利上一律平等。".repeat(30),
            "\ud800\udc00\ud800x\udfff ".repeat(300),
            "a\u0301\u0327\u200d\ufeff".repeat(2_000),
            "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35".repeat(900),
            "\ufdfa".repeat(4_500),
            "x".repeat(9_000),
            "l'".repeat(3_000) + "аеос".repeat(900),
            "\u1f468\u200d\u1f469\u200d\u1f467 ".repeat(200))
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_16BE)));
  }

  @MethodSource("texts")
  @FuzzTest(maxDuration = "10s")
  void shouldDescribeOrRefuse(byte[] utf16) {
    TextSource source = TextSource.of(new String(utf16, StandardCharsets.UTF_16BE));
    try {
      Description description = DESCRIBER.register(source);
      assertThat(DESCRIBER.query(source).id()).isEqualTo(description.id());
      assertThat(TextEvidence.decode(description.evidence()).encode())
          .isEqualTo(description.evidence());
    } catch (MediaException.TooPlain refused) {
      assertThat(refused).hasMessageContaining("different terms");
    }
  }

  static Stream<Arguments> evidences() {
    byte[] real = DESCRIBER.register(TextSource.of(new Prose(9).words(60))).evidence();
    return Stream.of(
            real,
            new byte[0],
            new byte[] {1, 0, 0, 0},
            new byte[] {1, 36, 5, 1, 3, 2},
            new byte[] {1, 0, -1, -1, -1, -1, 7, 1, 0, 0},
            new byte[] {1, 0, 9, 2, 0, 0, 0, 0})
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("evidences")
  @FuzzTest(maxDuration = "10s")
  void shouldReadExactlyOrRefuse(byte[] bytes) {
    try {
      TextEvidence evidence = TextEvidence.decode(bytes);
      assertThat(evidence.encode()).isEqualTo(bytes);
      assertThat(TextMatch.of(evidence, evidence).shared()).isEqualTo(evidence.hashes().length);
    } catch (MediaException.Malformed refused) {
      assertThat(refused).hasMessageContaining("at byte");
    }
  }
}
