package io.cess4j.protocol.descriptor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.MalformedValueException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelBoundsTest {
  private static final String TYPE = "text/plain";

  /** It is stored encrypted; only who writes a file of that name must look at it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "../../etc/passwd", "a\0b", "\u001b[2J", "\u202egpj.exe", "名前"})
  void shouldTakeAnyName(String name) {
    assertThatCode(() -> LabelBounds.check(name, TYPE, List.of())).doesNotThrowAnyException();
  }

  @Test
  void shouldTakeFourKibibytesAndNoMore() {
    LabelBounds.check("\u0001".repeat(4_096), TYPE, List.of("\u0001".repeat(4_096)));
    LabelBounds.check("é".repeat(2_048), TYPE, List.of());
    assertRefused("name", "é".repeat(2_048) + "a", TYPE, List.of());
    assertRefused("keywords", "a", TYPE, List.of("b".repeat(4_000), "c".repeat(97)));
    assertRefused("keywords", "a", TYPE, Collections.nCopies(65, "b"));
    assertRefused("media type", "a", "t".repeat(256), List.of());
  }

  @Test
  void shouldRefuseHalfACharacterAndABrokenHeader() {
    assertRefused("Unicode", "a\ud800", TYPE, List.of());
    assertRefused("Unicode", "a", TYPE, List.of("\udc00"));
    assertRefused("header", "a", "text/plain\r\nCess-Public: true", List.of());
  }

  private static void assertRefused(String words, String name, String type, List<String> keywords) {
    assertThatThrownBy(() -> LabelBounds.check(name, type, keywords))
        .isInstanceOf(MalformedValueException.class)
        .hasMessageContaining(words);
  }
}
