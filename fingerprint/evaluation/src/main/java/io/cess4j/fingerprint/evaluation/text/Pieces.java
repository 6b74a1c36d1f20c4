package io.cess4j.fingerprint.evaluation.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as a row of pieces: words, found with ICU's dictionaries where a script puts no spaces
 * between them.
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
        : new Pieces(segmented(text), "");
  }

  private static List<String> segmented(String text) {
    BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
    words.setText(text);
    List<String> pieces = new ArrayList<>();
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }

  String text(List<String> pieces) {
    return String.join(between, pieces);
  }
}
