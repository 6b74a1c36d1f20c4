package io.cess4j.sdk.ai;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.AiGapAvailabilityAnswered;
import io.cess4j.chain.event.AiGapEvent;
import io.cess4j.chain.event.AiGapOutcomeLeads;
import io.cess4j.chain.event.AiGapOutcomeStruck;
import io.cess4j.chain.event.AiGapPhaseEntered;
import io.cess4j.chain.event.AiGapRoundEnded;
import io.cess4j.chain.event.AiGapRoundFailed;
import io.cess4j.chain.event.AiGapUpdateCommitted;
import io.cess4j.chain.event.AiGapUpdateRevealed;
import io.cess4j.chain.event.AiGapVoteCommitted;
import io.cess4j.chain.event.AiGapVoteRevealed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Adds up what the transactions of a task's rounds used. */
final class GasReader {
  private static final class Used {
    private final SortedMap<Integer, Long> bySeat = new TreeMap<>();
    private long others;
  }

  private final ToLongFunction<Bytes32> gasOf;
  private final SortedMap<Integer, Used> rounds = new TreeMap<>();
  private final Set<Bytes32> counted = new HashSet<>();

  private GasReader(ToLongFunction<Bytes32> gasOf) {
    this.gasOf = gasOf;
  }

  static List<RoundGas> read(ChainConnection connection, List<AiGapEvent> events) {
    return read(
        transaction ->
            connection.mined(transaction).map(one -> one.gasUsed().longValueExact()).orElse(0L),
        events);
  }

  /**
   * @param gasOf of a transaction; asked once for each
   */
  static List<RoundGas> read(ToLongFunction<Bytes32> gasOf, List<AiGapEvent> events) {
    GasReader reader = new GasReader(gasOf);
    events.forEach(reader::addDeed); // a deed may move the round on in the same transaction
    events.forEach(reader::addOther);
    return reader.rounds.entrySet().stream()
        .map(
            entry -> new RoundGas(entry.getKey(), entry.getValue().bySeat, entry.getValue().others))
        .toList();
  }

  private void addDeed(AiGapEvent event) {
    switch (event) {
      case AiGapUpdateCommitted e -> add(e, e.round(), e.seat());
      case AiGapUpdateRevealed e -> add(e, e.round(), e.seat());
      case AiGapAvailabilityAnswered e -> add(e, e.round(), e.seat());
      case AiGapVoteCommitted e -> add(e, e.round(), e.seat());
      case AiGapVoteRevealed e -> add(e, e.round(), e.seat());
      default -> {
        // somebody else's, or nobody's in particular
      }
    }
  }

  private void addOther(AiGapEvent event) {
    switch (event) {
      case AiGapRoundEnded e -> add(e, e.round());
      case AiGapRoundFailed e -> add(e, e.round());
      case AiGapOutcomeLeads e -> add(e, e.round());
      case AiGapOutcomeStruck e -> add(e, e.round());
      case AiGapPhaseEntered e -> add(e, e.round());
      default -> {
        // happens within one of these
      }
    }
  }

  private void add(AiGapEvent event, int round, int seat) {
    if (counted.add(event.at().transaction())) {
      of(round).bySeat.merge(seat, gasOf.applyAsLong(event.at().transaction()), Long::sum);
    }
  }

  private void add(AiGapEvent event, int round) {
    if (round > 0 && counted.add(event.at().transaction())) {
      of(round).others += gasOf.applyAsLong(event.at().transaction());
    }
  }

  private Used of(int round) {
    return rounds.computeIfAbsent(round, number -> new Used());
  }
}
