package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.MalformedValueException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an owner may call a file. The name is stored as encrypted JSON of at most 65,507 bytes
 * (docs/formats.md section 5), in which a control character takes six: these bounds fit. A client
 * checks them before it pays, a gateway before it takes a byte.
 */
public final class LabelBounds {
  /** Most bytes of a name in UTF-8; any characters, also those that no file system takes. */
  public static final int NAME_BYTES = 4_096;

  /** Most bytes of all keywords together in UTF-8. */
  public static final int KEYWORDS_BYTES = 4_096;

  private static final int MEDIA_TYPE_BYTES = 255;
  private static final int MOST_KEYWORDS = 64;

  /** Visible ASCII and blanks: what a header field may hold (RFC 9110 section 5.5). */
  private static final Pattern HEADER_TEXT = Pattern.compile("[\\x20-\\x7e]*");

  private LabelBounds() {}

  /**
   * @throws MalformedValueException naming the part that cannot be stored
   */
  public static void check(String name, String mediaType, List<String> keywords) {
    bound("name", NAME_BYTES, utf8("name", name));
    bound("media type", MEDIA_TYPE_BYTES, utf8("media type", mediaType));
    if (!HEADER_TEXT.matcher(mediaType).matches()) {
      throw new MalformedValueException(
          "media type", "it holds other characters than a header may: give type/subtype");
    }
    if (keywords.size() > MOST_KEYWORDS) {
      throw new MalformedValueException(
          "keywords", "%d of them, at most %d are kept".formatted(keywords.size(), MOST_KEYWORDS));
    }
    bound("keywords", KEYWORDS_BYTES, keywords.stream().mapToInt(w -> utf8("keyword", w)).sum());
  }

  private static void bound(String what, int most, int bytes) {
    if (bytes > most) {
      throw new MalformedValueException(
          what, "%d bytes in UTF-8, at most %d are kept: shorten it".formatted(bytes, most));
    }
  }

  private static int utf8(String what, String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining();
    } catch (CharacterCodingException halfACharacter) {
      throw new MalformedValueException(what, "it is no Unicode text: a surrogate stands alone");
    }
  }
}
