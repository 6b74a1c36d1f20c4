package io.cess4j.fingerprint.iscc;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.commons.codec.digest.XXHash32;

/**
 * The Text-Code: windows of 13 characters over a text of which only letters, digits and symbols are
 * left.
 *
 * @param unit 256 bits
 * @param characters how many are left of the text
 */
public record TextCode(IsccUnit unit, int characters) {
  private static final int WINDOW = 13;

  /**
   * @param text without markup; needs about six times its size of memory
   */
  public static TextCode of(String text) {
    int[] characters = collapse(text).codePoints().toArray();
    XXHash32 hash = new XXHash32();
    MinHash features = new MinHash();
    for (int i = 0; i <= Math.max(0, characters.length - WINDOW); i++) {
      int length = Math.min(WINDOW, characters.length - i);
      byte[] window = new String(characters, i, length).getBytes(StandardCharsets.UTF_8);
      hash.reset();
      hash.update(window, 0, window.length);
      features.add(hash.getValue());
    }
    return new TextCode(new IsccUnit(UnitType.CONTENT_TEXT, features.digest()), characters.length);
  }

  /**
   * The Text-Code of a document's text: control characters and repeated empty lines go first, in
   * form NFKC, as iscc-sdk does it. (It also makes a difference for letters like U+210D, whose
   * lower case only their compatible form has.)
   *
   * @param text as it was extracted; needs about eight times its size of memory
   */
  public static TextCode ofDocument(String text) {
    return of(MetaText.clean(text));
  }

  /** Lower case, without whitespace, control characters, marks and punctuation, in form NFKC. */
  static String collapse(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(
            character ->
                !Unicode.isWhitespace(character)
                    && !Unicode.isControl(character)
                    && !Unicode.isMark(character)
                    && !Unicode.isPunctuation(character))
        .forEach(kept::appendCodePoint);
    return Normalizer.normalize(kept, Normalizer.Form.NFKC);
  }
}
