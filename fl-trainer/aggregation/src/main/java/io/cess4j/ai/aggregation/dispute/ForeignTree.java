package io.cess4j.ai.aggregation.dispute;

import io.cess4j.ai.aggregation.AggregationException.OpeningRejected;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of another's tree: its root, what was shown of it, and whatever lies under a node
 * that the own tree has too.
 */
final class ForeignTree {
  /** A place; height 0 is a leaf. */
  private record Place(int height, int index) {
    Place parent() {
      return new Place(height + 1, index >>> 1);
    }
  }

  private final HashTree own;
  private final int recordBytes;
  private final Map<Place, Hash256> shown = new HashMap<>();
  private final Map<Integer, ByteString> records = new HashMap<>();

  ForeignTree(HashTree own, Hash256 root, int recordBytes) {
    this.own = own;
    this.recordBytes = recordBytes;
    shown.put(new Place(own.depth(), 0), root);
  }

  boolean isOwn() {
    return node(own.depth(), 0).equals(Optional.of(own.root()));
  }

  /** The hash at a place, if it is known. */
  Optional<Hash256> node(int height, int index) {
    Place place = new Place(height, index);
    while (!shown.containsKey(place)) {
      place = place.parent();
    }
    Hash256 nearest = known(place);
    if (place.height() == height) {
      return Optional.of(nearest);
    }
    return nearest.equals(own.node(place.height(), place.index()))
        ? Optional.of(own.node(height, index))
        : Optional.empty();
  }

  /** The root is always known, so every place has a known one above it. */
  private Hash256 known(Place place) {
    Hash256 hash = shown.get(place);
    if (hash == null) {
      throw new IllegalStateException("nothing is known at " + place);
    }
    return hash;
  }

  /** The first leaf that differs from the own one, or the node below which it must lie. */
  Located locate() {
    int height = own.depth();
    int index = 0;
    while (height > 0) {
      Optional<Hash256> left = node(height - 1, 2 * index);
      if (left.isEmpty()) {
        return new Located(height, index);
      }
      boolean sameLeft = left.get().equals(own.node(height - 1, 2 * index));
      index = 2 * index + (sameLeft ? 1 : 0);
      height--;
    }
    return new Located(0, index);
  }

  record Located(int height, int index) {}

  Optional<ByteString> record(int index) {
    return Optional.ofNullable(records.get(index));
  }

  /** A record that was shown, with its proof. */
  Opening open(int index, ByteString data) {
    return new Opening(index, data, siblings(0, index));
  }

  /** From a place up to the root; all known once the place is. */
  List<Hash256> siblings(int height, int index) {
    List<Hash256> siblings = new ArrayList<>();
    for (int above = height; above < own.depth(); above++) {
      siblings.add(node(above, (index >>> (above - height)) ^ 1).orElseThrow());
    }
    return siblings;
  }

  /** Takes what was shown below a place, and every node between. */
  void show(int height, int index, List<Hash256> nodes) {
    int down = Math.min(HashTree.STEP, height);
    requireKnown(height, index);
    if (nodes.size() != 1 << down) {
      throw new OpeningRejected(
          "%d nodes were shown, expected %d: ask another voter".formatted(nodes.size(), 1 << down));
    }
    Map<Place, Hash256> found = new HashMap<>();
    List<Hash256> level = nodes;
    for (int at = height - down; at < height; at++) {
      int first = index << (height - at);
      List<Hash256> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        found.put(new Place(at, first + i), level.get(i));
        found.put(new Place(at, first + i + 1), level.get(i + 1));
        above.add(HashTree.parent(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    require(level.getFirst(), node(height, index).orElseThrow());
    shown.putAll(found);
  }

  /** Takes the record of a leaf. */
  void show(int index, byte[] record) {
    requireKnown(0, index);
    if (record.length != recordBytes) {
      throw new OpeningRejected(
          "a record of %d bytes was shown, expected %d: ask another voter"
              .formatted(record.length, recordBytes));
    }
    require(Keccak.hash(record), node(0, index).orElseThrow());
    records.put(index, ByteString.of(record));
  }

  private void requireKnown(int height, int index) {
    boolean exists =
        height >= 0 && height <= own.depth() && index >= 0 && index < 1L << (own.depth() - height);
    if (!exists || node(height, index).isEmpty()) {
      throw new OpeningRejected(
          "nothing is known yet of place %d at height %d: ask for what is above it first"
              .formatted(index, height));
    }
  }

  private static void require(Hash256 actual, Hash256 expected) {
    if (!actual.equals(expected)) {
      throw new OpeningRejected(
          "what was shown hashes to %s, expected %s: ask another voter"
              .formatted(actual.toHex(), expected.toHex()));
    }
  }
}
