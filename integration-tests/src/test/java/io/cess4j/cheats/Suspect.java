package io.cess4j.cheats;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.DaySettled;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.chain.event.ProofRefused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A miner under watch, as the chain alone shows it.
 *
 * @param from first day that counts
 */
record Suspect(Network network, long miner, long from) {

  /** Outcomes of the days so far that have one, today's among them, as {@code [day, outcome]}. */
  Stream<Judged> judged() {
    long today = network.calendar().dayAt(network.clock().instant());
    return LongStream.rangeClosed(from, today)
        .mapToObj(day -> new Judged(day, network.auditRounds().outcome(miner, day)))
        .filter(day -> day.outcome() != DayOutcome.NONE);
  }

  /** A day and its outcome. */
  record Judged(long day, DayOutcome outcome) {}

  /** The first day with this outcome. */
  Optional<Long> first(DayOutcome outcome) {
    return judged().filter(day -> day.outcome() == outcome).map(Judged::day).findFirst();
  }

  /** What the chain put on the record instead of a proof of that day. */
  Optional<ProofRefused> refusal(long day) {
    return events()
        .filter(ProofRefused.class::isInstance)
        .map(ProofRefused.class::cast)
        .filter(refused -> refused.miner() == miner && refused.day() == day)
        .findFirst();
  }

  /** What {@code poke} told of that day. */
  Optional<DaySettled> settled(long day) {
    return events()
        .filter(DaySettled.class::isInstance)
        .map(DaySettled.class::cast)
        .filter(settled -> settled.miner() == miner && settled.day() == day)
        .findFirst();
  }

  private Stream<ContractEvent> events() {
    long head = network.connection().latestBlock().number();
    LogFilter all = new LogFilter(Set.of(network.auditRounds().address()), 0, head, List.of());
    return network.connection().logs(all).stream()
        .map(EventDecoder::decode)
        .flatMap(Optional::stream);
  }
}
