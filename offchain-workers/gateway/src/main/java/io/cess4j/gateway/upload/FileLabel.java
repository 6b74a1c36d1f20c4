package io.cess4j.gateway.upload;

import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.descriptor.LabelBounds;
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
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @throws RequestMalformed for names, types or keywords that cannot be kept
   */
  public FileLabel {
    keywords = List.copyOf(keywords);
    try {
      LabelBounds.check(name, mediaType, keywords);
    } catch (MalformedValueException e) {
      throw new RequestMalformed(String.valueOf(e.getMessage()), e);
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
