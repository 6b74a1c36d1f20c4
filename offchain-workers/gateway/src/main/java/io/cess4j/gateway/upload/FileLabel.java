package io.cess4j.gateway.upload;

import io.cess4j.gateway.GatewayException.RequestMalformed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the owner calls the file; only ever stored encrypted.
 *
 * @param isPublic whether the descriptor publishes the keys
 */
public record FileLabel(String name, String mediaType, List<String> keywords, boolean isPublic) {
  private static final int LONGEST_NAME = 1_024;
  private static final int LONGEST_TYPE = 255;
  private static final int MOST_KEYWORDS = 64;
  private static final int LONGEST_KEYWORD = 128;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @throws RequestMalformed for names, types or keywords that are too long
   */
  public FileLabel {
    keywords = List.copyOf(keywords);
    check("name", LONGEST_NAME, name.length());
    check("Content-Type", LONGEST_TYPE, mediaType.length());
    check("Cess-Keywords", MOST_KEYWORDS, keywords.size());
    keywords.forEach(word -> check("keyword", LONGEST_KEYWORD, word.length()));
  }

  private static void check(String what, int maximum, int actual) {
    if (actual > maximum) {
      throw new RequestMalformed(
          "%s has a length of %d, at most %d is accepted".formatted(what, actual, maximum), null);
    }
  }

  /** JSON of docs/formats.md section 5. */
  byte[] toJson(long modified) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("type", mediaType);
    fields.put("keywords", keywords);
    fields.put("modified", modified);
    return JSON.writeValueAsBytes(fields);
  }
}
