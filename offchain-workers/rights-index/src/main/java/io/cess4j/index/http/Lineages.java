package io.cess4j.index.http;

import io.cess4j.index.record.Json;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What certificates descend from, and what descends from them; level by level, within bounds. */
record Lineages(State state) {
  /** Edges in one answer. */
  static final int MOST_EDGES = 256;

  /**
   * A part of the graph.
   *
   * @param edges nearer ones first
   * @param truncated whether there are more, farther away or beyond the bound
   */
  record Graph(List<JsonNode> edges, boolean truncated) {}

  /** Direct parents' edges. */
  List<JsonNode> parents(long child, int most) {
    List<JsonNode> edges = new ArrayList<>();
    state.scan(
        Family.PARENTS,
        Key.of(child),
        Key.of(child),
        (key, value) -> {
          edges.add(Json.MAPPER.readTree(value));
          return edges.size() < most;
        });
    return edges;
  }

  /** Which models made it, as its holders said; the newest statement. */
  Optional<JsonNode> generation(long certificate) {
    JsonNode[] newest = new JsonNode[1];
    state.scan(
        Family.GENERATIONS,
        Key.of(certificate),
        Key.of(certificate),
        (key, value) -> {
          newest[0] = Json.MAPPER.readTree(value);
          return true;
        });
    return Optional.ofNullable(newest[0]);
  }

  private record Step(long certificate, int depth) {}

  /** All edges up to a depth. */
  Graph walk(long from, boolean up, int depth) {
    List<JsonNode> edges = new ArrayList<>();
    Set<Long> seen = new HashSet<>(Set.of(from));
    Deque<Step> steps = new ArrayDeque<>(List.of(new Step(from, 0)));
    boolean truncated = false;
    while (!steps.isEmpty() && edges.size() <= MOST_EDGES) {
      Step step = steps.poll();
      List<Long> ends = ends(step.certificate(), up);
      if (step.depth() == depth) {
        truncated |= !ends.isEmpty();
        continue;
      }
      for (long end : ends) {
        Key edge = up ? Key.of(step.certificate(), end) : Key.of(end, step.certificate());
        edges.add(Json.MAPPER.readTree(state.get(Family.PARENTS, edge).orElseThrow()));
        if (seen.add(end)) {
          steps.add(new Step(end, step.depth() + 1));
        }
      }
    }
    truncated |= edges.size() > MOST_EDGES;
    return new Graph(edges.subList(0, Math.min(edges.size(), MOST_EDGES)), truncated);
  }

  private List<Long> ends(long certificate, boolean up) {
    List<Long> ends = new ArrayList<>();
    state.scan(
        up ? Family.PARENTS : Family.CHILDREN,
        Key.of(certificate),
        Key.of(certificate),
        (key, value) -> {
          ends.add(key.last());
          return ends.size() <= MOST_EDGES;
        });
    return ends;
  }
}
