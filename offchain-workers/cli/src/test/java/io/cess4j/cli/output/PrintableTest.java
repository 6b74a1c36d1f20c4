package io.cess4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of strangers' files steer nobody's terminal. */
final class PrintableTest {
  /** Clears the screen, rings, ends the line, turns the text, and Latin-1's own escape. */
  private static final String NAME = "a\u001b[2J\u0007\nstored\u202egpj\u009b2J\u007f";

  private static final String SHOWN = "a\\u001b[2J\\u0007\\u000astored\\u202egpj\\u009b2J\\u007f";

  @Test
  void showsTheCodeOfWhatSteers() {
    assertThat(Printable.of(NAME)).isEqualTo(SHOWN);
    assertThat(Printable.of("half \ud83d")).isEqualTo("half \\ud83d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "film.mp4", "名前", "می\u200cخواهم", "👩\u200d🚀"})
  void leavesTextAlone(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void aTableShowsNoMoreLinesThanRows() {
    String table = new Table("name").row(NAME).toString();
    assertThat(table.lines()).hasSize(2);
    assertThat(table).contains(SHOWN);
  }

  @Test
  void jsonIsAscii() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new Console(true, stream, stream).result(Map.of("name", NAME), "");
    assertThat(out.toString(StandardCharsets.UTF_8)).matches("[\\x20-\\x7e]+\\R");
  }
}
