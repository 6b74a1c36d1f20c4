package io.cess4j.miner.scan;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Findings as JSON in the database, so that later releases can add kinds and fields. */
final class FindingCodec {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, Class<? extends Corruption>> KINDS = new HashMap<>();

  static {
    collect(Corruption.class);
  }

  private FindingCodec() {}

  private static void collect(Class<? extends Corruption> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted == null) {
      KINDS.put(Corruption.kindOf(type), type);
      return;
    }
    for (Class<?> one : permitted) {
      collect(one.asSubclass(Corruption.class));
    }
  }

  /** All kinds, for metrics that must show zeros too. */
  static Iterable<String> kinds() {
    return new TreeSet<>(KINDS.keySet());
  }

  static byte[] encode(Finding finding) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", finding.corruption().kind());
    node.put("found", finding.found().toEpochMilli());
    node.set("corruption", JSON.valueToTree(finding.corruption()));
    return JSON.writeValueAsBytes(node);
  }

  static Finding decode(byte[] bytes) {
    JsonNode node = JSON.readTree(bytes);
    Class<? extends Corruption> type = KINDS.get(node.path("kind").asString());
    if (type == null) {
      throw new IllegalStateException(
          "the database holds a finding of the unknown kind %s: it is of a newer release"
              .formatted(node.path("kind")));
    }
    return new Finding(
        JSON.treeToValue(node.path("corruption"), type),
        Instant.ofEpochMilli(node.path("found").asLong()));
  }
}
