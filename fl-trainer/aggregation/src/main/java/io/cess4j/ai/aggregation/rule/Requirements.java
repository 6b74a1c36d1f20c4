package io.cess4j.ai.aggregation.rule;

import io.cess4j.ai.aggregation.AggregationException.RuleRejected;

/** How many updates a rule needs to bear f Byzantine ones. */
final class Requirements {
  private Requirements() {}

  static void updates(String rule, int actual, int fewest, int f) {
    if (actual < fewest) {
      throw new RuleRejected(
          "%s got %d updates but needs %d for f = %d: lower f or have more participants"
              .formatted(rule, actual, fewest, f));
    }
  }
}
