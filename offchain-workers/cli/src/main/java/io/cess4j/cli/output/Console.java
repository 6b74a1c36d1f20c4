package io.cess4j.cli.output;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command says things: words for people go to standard error when the result is JSON, so
 * that standard output holds nothing but the result.
 */
public final class Console {
  /** Names of files are in it, and a terminal may show it: what is not ASCII is escaped. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final PrintStream result;
  private final PrintStream words;
  private final boolean json;

  /**
   * @param json whether the command's result is one line of JSON
   */
  public Console(boolean json) {
    this(json, System.out, json ? System.err : System.out);
  }

  Console(boolean json, PrintStream result, PrintStream words) {
    this.json = json;
    this.result = result;
    this.words = words;
  }

  public boolean json() {
    return json;
  }

  /** Says something on the way. */
  public void say(String line) {
    words.println(line);
    words.flush();
  }

  /**
   * Ends the command: the last line of standard output is the result as JSON, or its text for
   * people.
   */
  public void result(Map<String, ?> values, String text) {
    if (json) {
      // Jackson leaves DEL, which is ASCII and steers terminals.
      result.println(MAPPER.writeValueAsString(values).replace("\u007f", "\\u007f"));
    } else if (!text.isEmpty()) {
      result.println(text);
    }
    result.flush();
  }

  /**
   * A bar for long work; it draws only on a terminal, otherwise it says a line every tenth part.
   */
  public ProgressBar progress(String what, long total) {
    return new ProgressBar(
        words, !json && System.console() != null && System.console().isTerminal(), what, total);
  }
}
