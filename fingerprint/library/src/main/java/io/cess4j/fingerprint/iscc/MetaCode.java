package io.cess4j.fingerprint.iscc;

import io.cess4j.fingerprint.media.MediaException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Blake3;
import org.jspecify.annotations.Nullable;

/**
 * The Meta-Code: title and description of a work, or title and further metadata.
 *
 * @param unit 256 bits
 * @param name the title as it was hashed
 * @param description as it was hashed, may be empty
 * @param meta further metadata as data URL, null without
 * @param metahash multihash of BLAKE3 over the further metadata, or else over title and
 *     description; hexadecimal
 */
public record MetaCode(
    IsccUnit unit, String name, String description, @Nullable String meta, String metahash) {
  private static final int NAME_BYTES = 128;
  private static final int DESCRIPTION_BYTES = 4096;
  private static final int META_BYTES = 128_000;
  private static final int NGRAM_CHARACTERS = 3;
  private static final int NGRAM_BYTES = 4;
  private static final int DIGEST = 32;
  private static final byte[] MULTIHASH = {0x1e, 0x20};

  /**
   * @param description may be empty
   * @throws MediaException.TooPlain if nothing is left of the title
   */
  public static MetaCode of(String name, String description) {
    String title = title(name);
    String cleaned = description(description);
    byte[] payload = Unicode.strip(title + " " + cleaned).getBytes(StandardCharsets.UTF_8);
    byte[] digest = characters(title);
    if (!cleaned.isEmpty()) {
      digest = interleaved(digest, characters(cleaned));
    }
    return of(digest, title, cleaned, null, payload);
  }

  /**
   * @param json an object of further metadata; taken in the canonical form of RFC 8785
   * @throws MediaException.TooPlain if nothing is left of the title
   * @throws MediaException.Malformed if it is no JSON object
   */
  public static MetaCode ofJson(String name, String description, String json) {
    DataUrl url = DataUrl.ofJson(json);
    return of(name, description, url);
  }

  /**
   * @param url further metadata of any kind, {@code data:...}
   * @throws MediaException.TooPlain if nothing is left of the title
   * @throws MediaException.Malformed if it is no data URL
   */
  public static MetaCode ofDataUrl(String name, String description, String url) {
    return of(name, description, DataUrl.parse(url));
  }

  private static MetaCode of(String name, String description, DataUrl meta) {
    byte[] payload = meta.payload();
    if (payload.length > META_BYTES) {
      throw new MediaException.TooLarge(
          "The metadata have %d bytes; a Meta-Code takes %d: leave some out"
              .formatted(payload.length, META_BYTES));
    }
    String title = title(name);
    byte[] digest = characters(title);
    if (payload.length > 0) {
      digest = interleaved(digest, bytes(payload));
    }
    return of(digest, title, description(description), meta.text(), payload);
  }

  private static MetaCode of(
      byte[] digest, String name, String description, @Nullable String meta, byte[] payload) {
    HexFormat hex = HexFormat.of();
    return new MetaCode(
        new IsccUnit(UnitType.META, digest),
        name,
        description,
        meta,
        hex.formatHex(MULTIHASH) + hex.formatHex(Blake3.hash(payload)));
  }

  private static String title(String name) {
    String title = MetaText.trim(MetaText.line(MetaText.clean(name)), NAME_BYTES);
    if (title.isEmpty()) {
      throw new MediaException.TooPlain(
          "A Meta-Code needs a title; of the given one nothing is left without blanks and control"
              + " characters: give another, for example the file's name");
    }
    return title;
  }

  private static String description(String description) {
    return MetaText.trim(MetaText.clean(description), DESCRIPTION_BYTES);
  }

  private static byte[] characters(String text) {
    int[] collapsed = TextCode.collapse(text).codePoints().toArray();
    Votes votes = new Votes(DIGEST);
    for (int i = 0; i <= Math.max(0, collapsed.length - NGRAM_CHARACTERS); i++) {
      int length = Math.min(NGRAM_CHARACTERS, collapsed.length - i);
      votes.add(Blake3.hash(new String(collapsed, i, length).getBytes(StandardCharsets.UTF_8)));
    }
    return votes.result();
  }

  private static byte[] bytes(byte[] payload) {
    Votes votes = new Votes(DIGEST);
    for (int i = 0; i <= Math.max(0, payload.length - NGRAM_BYTES); i++) {
      votes.add(
          Blake3.hash(Arrays.copyOfRange(payload, i, Math.min(i + NGRAM_BYTES, payload.length))));
    }
    return votes.result();
  }

  /** Four bytes of the one, four of the other, from the first half of both. */
  private static byte[] interleaved(byte[] name, byte[] extra) {
    byte[] result = new byte[DIGEST];
    for (int i = 0; i < DIGEST; i++) {
      int from = i / 8 * 4 + i % 4;
      result[i] = i % 8 < 4 ? name[from] : extra[from];
    }
    return result;
  }
}
