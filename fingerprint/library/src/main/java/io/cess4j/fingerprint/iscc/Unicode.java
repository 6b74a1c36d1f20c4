package io.cess4j.fingerprint.iscc;

/** Classes of characters as the reference of ISO 24138 tells them apart. */
final class Unicode {
  private Unicode() {}

  /** General category C: controls, formats, surrogates, private use, unassigned. */
  static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** General category M: combining marks. */
  static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  /** General category P. */
  static boolean isPunctuation(int character) {
    return switch (Character.getType(character)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Ends of lines that a cleaned text keeps. */
  static boolean isNewline(int character) {
    return character >= 0x0a && character <= 0x0d
        || character == 0x85
        || character == 0x2028
        || character == 0x2029;
  }

  /** Blanks and ends of lines. Unlike Java's own notion it has the no-break spaces. */
  static boolean isWhitespace(int character) {
    return character >= 0x09 && character <= 0x0d
        || character >= 0x1c && character <= 0x1f
        || character == 0x85
        || Character.isSpaceChar(character);
  }

  /** Without whitespace at both ends. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
