package io.cess4j.fingerprint.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Undoes letters of another script that look the same (Unicode Technical Standard 39): in a stretch
 * of Latin text, words whose Cyrillic or Greek letters all have a Latin twin; in Cyrillic text the
 * Latin letters of mixed words. One character becomes one, so that offsets stay.
 */
final class Homoglyphs {
  private static final String FOREIGN =
      "АВЕЅІЈКМНОРСТУХԌаеѕіјорсухһԁԛԝѵӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ" + "ɑɡı";
  private static final String LATIN =
      "ABESIJKMHOPCTYXGaesijopcyxhdqwvl" + "ABEZHIKMNOPTYXaikvopu" + "agi";
  private static final Map<Character, Character> TO_LATIN = new HashMap<>();
  private static final Map<Character, Character> TO_CYRILLIC = new HashMap<>();

  static {
    for (int i = 0; i < FOREIGN.length(); i++) {
      TO_LATIN.put(FOREIGN.charAt(i), LATIN.charAt(i));
      if (script(FOREIGN.charAt(i)) == Character.UnicodeScript.CYRILLIC) {
        TO_CYRILLIC.putIfAbsent(LATIN.charAt(i), FOREIGN.charAt(i));
      }
    }
  }

  private Homoglyphs() {}

  /** Puts the twins of the stretch's own script in their place. */
  static void undo(char[] text, int length) {
    int latin = 0;
    int cyrillic = 0;
    int greek = 0;
    boolean foreign = false;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c < 0x80) {
        latin += Character.isLetter(c) ? 1 : 0;
      } else {
        foreign |= TO_LATIN.containsKey(c);
        cyrillic += script(c) == Character.UnicodeScript.CYRILLIC ? 1 : 0;
        greek += script(c) == Character.UnicodeScript.GREEK ? 1 : 0;
      }
    }
    if (latin > 2 * (cyrillic + greek) && foreign) {
      replace(text, length, TO_LATIN, Character.UnicodeScript.LATIN);
    } else if (cyrillic > 2 * latin && latin > 0) {
      replace(text, length, TO_CYRILLIC, Character.UnicodeScript.CYRILLIC);
    }
  }

  private static void replace(
      char[] text, int length, Map<Character, Character> twins, Character.UnicodeScript own) {
    for (int start = 0; start < length; start++) {
      if (!Character.isLetter(text[start])) {
        continue;
      }
      int end = start;
      boolean allTwins = true;
      boolean mixed = own == Character.UnicodeScript.LATIN;
      while (end < length && Character.isLetter(text[end])) {
        boolean isOwn = script(text[end]) == own && !twins.containsKey(text[end]);
        mixed |= isOwn;
        allTwins &= isOwn || twins.containsKey(text[end]);
        end++;
      }
      for (int i = start; i < end && mixed && allTwins; i++) {
        text[i] = twins.getOrDefault(text[i], text[i]);
      }
      start = end;
    }
  }

  private static Character.UnicodeScript script(char c) {
    return Character.isSurrogate(c)
        ? Character.UnicodeScript.UNKNOWN
        : Character.UnicodeScript.of(c);
  }
}
