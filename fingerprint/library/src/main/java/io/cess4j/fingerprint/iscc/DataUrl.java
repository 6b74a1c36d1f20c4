package io.cess4j.fingerprint.iscc;

import io.cess4j.fingerprint.media.MediaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Metadata inside a URL (RFC 2397).
 *
 * @param text the whole URL
 * @param payload what it holds, decoded
 */
record DataUrl(String text, byte[] payload) {
  private static final String SCHEME = "data:";
  private static final String BASE64 = ";base64";
  private static final int DEEPEST = 256;

  static DataUrl ofJson(String json) {
    if (JsonShape.depth(json) > DEEPEST) {
      throw new MediaException.TooLarge(
          "The metadata are JSON nested deeper than " + DEEPEST + " levels: flatten them");
    }
    byte[] canonical;
    try {
      canonical = new JsonCanonicalizer(json).getEncodedUTF8();
    } catch (IOException | RuntimeException e) {
      throw new MediaException.Malformed("The metadata are no JSON: " + e.getMessage(), e);
    }
    if (canonical.length == 0 || canonical[0] != '{') {
      throw new MediaException.Malformed("The metadata are JSON, but no object: put {} around");
    }
    String type =
        JsonShape.hasKey(new String(canonical, StandardCharsets.UTF_8), "@context")
            ? "application/ld+json"
            : "application/json";
    return new DataUrl(
        SCHEME + type + BASE64 + "," + Base64.getEncoder().encodeToString(canonical), canonical);
  }

  static DataUrl parse(String url) {
    int comma = url.indexOf(',');
    if (!url.startsWith(SCHEME) || comma < 0) {
      throw new MediaException.Malformed(
          "The metadata are no data URL: it begins with data: and has a comma before its content");
    }
    String content = url.substring(comma + 1);
    try {
      byte[] decoded = percentDecoded(content);
      boolean base64 = url.substring(0, comma).endsWith(BASE64);
      return new DataUrl(url, base64 ? Base64.getMimeDecoder().decode(decoded) : decoded);
    } catch (IllegalArgumentException e) {
      throw new MediaException.Malformed(
          "The content of the data URL is not encoded as it says: " + e.getMessage(), e);
    }
  }

  private static byte[] percentDecoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        if (i + 2 >= bytes.length) {
          throw new IllegalArgumentException("a % without two digits at its end");
        }
        decoded.write(Integer.parseInt(new String(bytes, i + 1, 2, StandardCharsets.UTF_8), 16));
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toByteArray();
  }
}
