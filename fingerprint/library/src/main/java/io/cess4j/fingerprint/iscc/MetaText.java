package io.cess4j.fingerprint.iscc;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/** Titles and descriptions as the Meta-Code takes them. */
final class MetaText {
  private MetaText() {}

  /** NFKC, no control characters, at most one empty line in succession, no blanks at the ends. */
  static String clean(String text) {
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(character -> !Unicode.isControl(character) || Unicode.isNewline(character))
        .forEach(kept::appendCodePoint);
    StringBuilder lines = new StringBuilder();
    boolean lastEmpty = false;
    for (String line : kept.toString().split("\r\n|[\n\u000b\f\r\u0085\u2028\u2029]", -1)) {
      boolean empty = Unicode.strip(line).isEmpty();
      if (!empty || !lastEmpty) {
        lines.append(empty ? "" : line).append('\n');
      }
      lastEmpty = empty;
    }
    return Unicode.strip(lines.toString());
  }

  /** One line, single blanks. */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      if (Unicode.isWhitespace(text.charAt(i))) {
        gap = !line.isEmpty();
      } else {
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.append(text.charAt(i));
      }
    }
    return line.toString();
  }

  /** As many whole characters as fit into the bytes in UTF-8. */
  static String trim(String text, int bytes) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (encoded.length <= bytes) {
      return text;
    }
    int end = bytes;
    while (end > 0 && (encoded[end] & 0xc0) == 0x80) {
      end--;
    }
    return Unicode.strip(new String(Arrays.copyOf(encoded, end), StandardCharsets.UTF_8));
  }
}
