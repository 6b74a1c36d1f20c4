package io.cess4j.cli.rights;

import io.cess4j.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers of an index for people and for scripts. */
final class Views {
  private Views() {}

  /** The answer with the {@code ok} that all results have. */
  static Map<String, Object> json(JsonNode answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    answer.properties().forEach(field -> json.put(field.getKey(), field.getValue()));
    return json;
  }

  /**
   * Certificates in a table.
   *
   * @param measure field of each that says how good a hit is
   */
  static String table(JsonNode items, String measure) {
    if (items.isEmpty()) {
      return "nothing was found";
    }
    Table table = new Table("certificate", measure, "kind of work", "standing", "flags", "title");
    for (JsonNode item : items) {
      table.row(
          item.path("number").asLong(),
          item.path(measure).asInt(),
          item.path("mediaType").asString("?"),
          item.path("standing").asString("?"),
          item.path("flags").asLong(),
          item.path("title").asString("?"));
    }
    return table.toString();
  }
}
