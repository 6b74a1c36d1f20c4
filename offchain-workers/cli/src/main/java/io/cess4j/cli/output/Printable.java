package io.cess4j.cli.output;

/**
 * Text of others (names of files, words of gateways) for a terminal: what steers the terminal, ends
 * the line or turns the direction of writing is shown as its code, so that nobody's file name can
 * forge what this command says.
 */
public final class Printable {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Printable() {}

  /**
   * @return for example <code>a&#92;u001b[2J</code> for a name with an escape character in it
   */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (steers(character)) {
                shown.append("\\u%04x".formatted(character));
              } else {
                shown.appendCodePoint(character);
              }
            });
    return shown.toString();
  }

  /** The two joiners belong to ordinary Persian, Hindi and emoji. */
  private static boolean steers(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> character != ZERO_WIDTH_NON_JOINER && character != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }
}
