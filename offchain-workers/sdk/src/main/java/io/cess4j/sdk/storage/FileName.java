package io.cess4j.sdk.storage;

import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.descriptor.DirectoryEntry;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.NameCipher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the owner called a file (docs/formats.md section 5).
 *
 * @param modified seconds since 1970, 0 where unknown
 */
public record FileName(String name, String mediaType, List<String> keywords, long modified) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public FileName {
    keywords = List.copyOf(keywords);
  }

  /**
   * @throws CiphertextRejectedException where the name is under another key or nothing of this form
   */
  static FileName open(DirectoryEntry entry, DataKey key) {
    return parse(new NameCipher(key).decrypt(entry.encryptedName()));
  }

  /** The JSON that is stored encrypted. */
  byte[] toJson() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("type", mediaType);
    fields.put("keywords", keywords);
    fields.put("modified", modified);
    return JSON.writeValueAsBytes(fields);
  }

  /**
   * What a stranger's public file calls itself is a stranger's text: nothing here fails but this.
   */
  static FileName parse(byte[] text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new CiphertextRejectedException("the encrypted name holds no JSON", e);
    }
    List<String> keywords = new ArrayList<>();
    json.path("keywords").forEach(word -> keywords.add(word.asString("")));
    return new FileName(
        json.path("name").asString(""),
        json.path("type").asString("application/octet-stream"),
        keywords,
        json.path("modified").asLong(0));
  }
}
