package io.cess4j.transport;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error between workers, {@code application/problem+json} (RFC 9457).
 *
 * @param type slug, e.g. {@code fragment-id-mismatch}
 * @param title the same in words
 * @param detail value, cause and cure
 * @param status HTTP status
 */
public record Problem(String type, String title, String detail, int status) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** More than this is never read from a peer's error. */
  static final int MAXIMUM_BYTES = 65_536;

  private static final int MAXIMUM_TEXT = 4_096;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public byte[] toJson() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", type);
    fields.put("title", title);
    fields.put("detail", detail);
    fields.put("status", status);
    return JSON.writeValueAsBytes(fields);
  }

  /**
   * Reads what a peer sent with an error status. A body that is no problem document still gives
   * one, because the status alone tells the caller what to do.
   *
   * @param status HTTP status of the answer; a different status in the body is ignored
   */
  public static Problem parse(int status, byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      if (node != null && node.isObject()) {
        return new Problem(
            text(node, "type", "unspecified"),
            text(node, "title", "Error " + status),
            text(node, "detail", ""),
            status);
      }
    } catch (JacksonException notJson) {
      return unspecified(status, body);
    }
    return unspecified(status, body);
  }

  private static Problem unspecified(int status, byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 256), StandardCharsets.UTF_8);
    return new Problem("unspecified", "Error " + status, printable(text), status);
  }

  private static String text(JsonNode node, String field, String otherwise) {
    JsonNode value = node.get(field);
    return value == null || !value.isString() ? otherwise : printable(value.asString());
  }

  /**
   * A peer's text goes into our logs and onto terminals: no control characters (also not those of
   * Latin-1, nor what turns the direction of writing), no halves of characters, no novels.
   */
  private static String printable(String text) {
    String cut = text.length() > MAXIMUM_TEXT ? text.substring(0, MAXIMUM_TEXT) : text;
    return UNPRINTABLE.matcher(cut).replaceAll(" ");
  }
}
