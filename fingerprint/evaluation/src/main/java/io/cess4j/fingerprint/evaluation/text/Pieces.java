package io.cess4j.fingerprint.evaluation.text;

import java.util.List;

/**
 * A text as a row of pieces: words, or characters where a script puts no spaces between words.
 *
 * @param between what stands between two pieces
 */
record Pieces(List<String> list, String between) {
  /** Characters that one space must come for, at least, if spaces stand between words. */
  private static final int LONGEST_WORD = 20;

  static Pieces of(String text) {
    long spaces = text.chars().filter(Character::isWhitespace).count();
    return spaces * LONGEST_WORD >= text.length()
        ? new Pieces(List.of(text.strip().split("\\s+")), " ")
        : new Pieces(text.codePoints().mapToObj(Character::toString).toList(), "");
  }

  String text(List<String> pieces) {
    return String.join(between, pieces);
  }
}
