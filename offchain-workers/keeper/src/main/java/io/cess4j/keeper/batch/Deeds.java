package io.cess4j.keeper.batch;

import io.cess4j.keeper.campaign.Outcome;
import io.cess4j.keeper.campaign.Result;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one run of a campaign sent, for the log: {@code draw 3 done, open 12 done}. */
final class Deeds {
  private final Map<String, Integer> counts = new TreeMap<>();

  void add(Result result) {
    if (result.outcome() == Outcome.DONE
        || result.outcome() == Outcome.OVERTAKEN
        || result.outcome() == Outcome.FAILED) {
      counts.merge(result.action() + " %d " + result.outcome().label(), 1, Integer::sum);
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey().formatted(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
