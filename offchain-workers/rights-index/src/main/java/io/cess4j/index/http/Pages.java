package io.cess4j.index.http;

import io.cess4j.index.record.Json;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/**
 * Pages of documents in the order of their keys. The cursor is the last key, so a page goes on
 * where the one before ended whatever came or went meanwhile.
 */
record Pages(State state) {
  /** A document. */
  Optional<JsonNode> document(Family family, Key key) {
    return state.get(family, key).map(Json.MAPPER::readTree);
  }

  /** Documents themselves. */
  ServerResponse of(Family family, Key prefix, Optional<Key> after, int limit) {
    return of(family, prefix, after, limit, (key, value) -> Json.MAPPER.readTree(value));
  }

  /**
   * A page.
   *
   * @param shown what is shown of a document; null leaves it out
   */
  ServerResponse of(
      Family family,
      Key prefix,
      Optional<Key> after,
      int limit,
      BiFunction<Key, byte[], Object> shown) {
    List<Key> keys = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    state.scan(
        family,
        prefix,
        after.map(last -> prefix.and(last).next()).orElse(prefix),
        (key, value) -> {
          keys.add(key);
          values.add(value);
          return keys.size() <= limit;
        });
    boolean more = keys.size() > limit;
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < Math.min(limit, keys.size()); i++) {
      items.add(shown.apply(keys.get(i), values.get(i)));
    }
    Optional<String> next =
        more ? Optional.of(suffix(keys.get(limit - 1), prefix)) : Optional.empty();
    return page(items, next);
  }

  private static String suffix(Key key, Key prefix) {
    return key.toString().substring(2 * prefix.bytes().length);
  }

  static ServerResponse page(List<?> items, Optional<String> next) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("items", items);
    next.ifPresent(cursor -> page.put("next", cursor));
    return json(page);
  }

  static ServerResponse json(Object body) {
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(Json.write(body));
  }
}
