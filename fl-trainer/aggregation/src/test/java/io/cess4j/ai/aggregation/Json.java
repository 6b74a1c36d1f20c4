package io.cess4j.ai.aggregation;

import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.protocol.Hash256;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what forge's vm.parseJson reads: bytes and words as 0x-hex text. */
public final class Json {
  private Json() {}

  /** Of text, numbers, bytes, hashes, openings, and collections and maps of such. */
  public static String of(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(field -> of(field.getKey()) + ": " + of(field.getValue()))
              .collect(Collectors.joining(",\n", "{\n", "\n}"));
      case Collection<?> all ->
          all.stream().map(Json::of).collect(Collectors.joining(", ", "[", "]"));
      case byte[] bytes -> of("0x" + HexFormat.of().formatHex(bytes));
      case Hash256 hash -> of(hash.toBytes());
      case Opening opening -> of(leaf(opening));
      case String text -> '"' + text + '"';
      default -> value.toString();
    };
  }

  /** IAggregationDispute.Leaf. */
  private static Map<String, Object> leaf(Opening opening) {
    Map<String, Object> leaf = new LinkedHashMap<>();
    leaf.put("content", opening.data().toBytes());
    leaf.put("siblings", opening.siblings());
    return leaf;
  }
}
