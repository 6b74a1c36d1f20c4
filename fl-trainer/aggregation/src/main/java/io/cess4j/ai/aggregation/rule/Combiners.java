package io.cess4j.ai.aggregation.rule;

import io.cess4j.ai.aggregation.AggregationException.RuleRejected;

/** Combiners by name. */
final class Combiners {
  private Combiners() {}

  static Combiner named(String name, RuleSettings settings) {
    return switch (name) {
      case "mean" -> new Combiner.Mean();
      case "median" -> new Combiner.Median();
      case "trimmed-mean" -> new Combiner.TrimmedMean(settings.f());
      case "multi-krum" -> new Combiner.MultiKrum(settings.f());
      case "geometric-median" -> new Combiner.GeometricMedian(settings.steps());
      case "centered-clipping" ->
          new Combiner.CenteredClipping(settings.steps(), settings.radius());
      default ->
          throw new RuleRejected(
              "no rule ends with '%s': use mean, median, trimmed-mean, multi-krum, geometric-median or centered-clipping"
                  .formatted(name));
    };
  }
}
