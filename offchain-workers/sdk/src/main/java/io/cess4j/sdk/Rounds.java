package io.cess4j.sdk;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Deal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What became of the days of a deal's miners: of those that hold its slots now. */
public final class Rounds {
  /** In a slot that waits for its repair. */
  private static final long NOBODY = 0;

  private final Network network;

  /**
   * A protocol day of a deal.
   *
   * @param day number of the day
   * @param passed miners of the deal that proved on it, in slot order
   * @param open miners that have not, in slot order; on a past day they missed it
   * @param outcomes of all miners of the deal, in slot order, as things stand; a miner that passed
   *     and then missed a repeat is not Accepted
   */
  public record Day(long day, List<Long> passed, List<Long> open, Map<Long, DayOutcome> outcomes) {
    public Day {
      passed = List.copyOf(passed);
      open = List.copyOf(open);
      outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /** Whether every miner of the deal proved. */
    public boolean complete() {
      return open.isEmpty();
    }
  }

  Rounds(Network network) {
    this.network = network;
  }

  /** Today's number by chain time. */
  public long today() {
    return network.calendar().dayAt(network.clock().instant());
  }

  /**
   * The newest days of a deal that its miners are paid for, newest first.
   *
   * @param limit most days to tell
   */
  public List<Day> of(long deal, int limit) {
    Deal held = network.deals().deal(deal);
    long last = Math.min(today(), held.endDay() - 1L);
    long first = Math.max(held.startDay(), last - limit + 1);
    return LongStream.rangeClosed(first, last)
        .map(day -> first + last - day)
        .mapToObj(day -> day(held, day))
        .toList();
  }

  private Day day(Deal deal, long day) {
    List<Long> miners = deal.miners().stream().filter(miner -> miner != NOBODY).toList();
    List<Long> passed =
        miners.stream().filter(miner -> network.auditRounds().passed(miner, day)).toList();
    List<Long> open = miners.stream().filter(miner -> !passed.contains(miner)).toList();
    Map<Long, DayOutcome> outcomes = new LinkedHashMap<>();
    miners.forEach(miner -> outcomes.put(miner, network.auditRounds().outcome(miner, day)));
    return new Day(day, passed, open, outcomes);
  }
}
