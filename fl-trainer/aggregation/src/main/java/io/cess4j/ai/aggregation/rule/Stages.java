package io.cess4j.ai.aggregation.rule;

import io.cess4j.ai.aggregation.AggregationException.RuleRejected;
import io.cess4j.protocol.ValueOutOfRangeException;

/** Stages by name. */
final class Stages {
  private Stages() {}

  static Stage named(String name, RuleSettings settings) {
    return switch (name) {
      case "clip" -> new Stage.ClipToMedian();
      case "clip-to" ->
          new Stage.ClipTo(
              ValueOutOfRangeException.check("radius", 1, 1L << 31, settings.radius()));
      case "gate" -> new Stage.DirectionGate(settings.f());
      case "nnm" -> new Stage.Mixing(settings.f());
      case "bucketing" -> new Stage.Bucketing(settings.bucketSize());
      default ->
          throw new RuleRejected(
              "no stage is called '%s': use clip, clip-to, gate, nnm or bucketing".formatted(name));
    };
  }
}
