package io.cess4j.cli.demo;

import io.cess4j.chain.MinedTransaction;
import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.chain.event.ProofAccepted;
import io.cess4j.cli.CommandException;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.Rounds;
import io.cess4j.sdk.storage.FileStat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Waits for protocol days in which every miner of a file has proved, and reads their proofs from
 * the chain.
 */
final class ProvenDays {
  /** Days that may go by with a missed proof (a loaded machine) before the wait is given up. */
  private static final int DAYS_OF_PATIENCE = 6;

  private static final long LOOK_AGAIN_MILLIS = 500;

  private final Cess cess;
  private final FileStat stat;
  private final Consumer<String> says;

  ProvenDays(Cess cess, FileStat stat, Consumer<String> says) {
    this.cess = cess;
    this.stat = stat;
    this.says = says;
  }

  /** The first {@code count} days that are complete. */
  List<Long> await(int count) throws InterruptedException {
    int start = stat.deals().stream().mapToInt(FileStat.Part::startDay).max().orElseThrow();
    Set<Long> complete = new HashSet<>();
    List<Long> days = new ArrayList<>();
    says.accept("waiting for proofs; the first paid day is " + start);
    Set<String> told = new HashSet<>();
    while (days.size() < count) {
      long today = cess.rounds().today();
      if (today > start + DAYS_OF_PATIENCE) {
        throw new CommandException(
            "only %d of %d days were proved by all miners until day %d: is the machine overloaded?"
                .formatted(days.size(), count, today));
      }
      for (FileStat.Part part : stat.deals()) {
        for (Rounds.Day day : cess.rounds().of(part.deal(), DAYS_OF_PATIENCE).reversed()) {
          String line =
              "deal %d, day %d: proved by %s%s"
                  .formatted(
                      part.deal(), day.day(), day.passed(), day.complete() ? ", all of them" : "");
          if (!day.passed().isEmpty() && told.add(line)) {
            says.accept(line);
          }
        }
      }
      for (long day = start; day <= today && days.size() < count; day++) {
        if (!complete.contains(day) && isComplete(day)) {
          complete.add(day);
          days.add(day);
        }
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    return days;
  }

  private boolean isComplete(long day) {
    return stat.deals().stream()
        .flatMap(part -> part.placements().stream())
        .allMatch(placement -> cess.network().auditRounds().passed(placement.miner(), day));
  }

  /** Accepted proofs of the file's miners in these days. */
  int proofs(List<Long> days) {
    return accepted(days).size();
  }

  /** Mean gas of the transactions that carried them. */
  long meanGas(List<Long> days) {
    return Math.round(
        accepted(days).stream()
            .map(proof -> cess.network().connection().mined(proof.at().transaction()))
            .flatMap(java.util.Optional::stream)
            .map(MinedTransaction::gasUsed)
            .mapToLong(java.math.BigInteger::longValueExact)
            .average()
            .orElse(0));
  }

  private List<ProofAccepted> accepted(List<Long> days) {
    Set<Long> miners = new HashSet<>();
    stat.deals()
        .forEach(part -> part.placements().forEach(placement -> miners.add(placement.miner())));
    long head = cess.network().connection().latestBlock().number();
    LogFilter filter =
        new LogFilter(Set.of(cess.network().auditRounds().address()), 0, head, List.of());
    List<ProofAccepted> found = new ArrayList<>();
    for (ChainLog log : cess.network().connection().logs(filter)) {
      EventDecoder.decode(log)
          .filter(ProofAccepted.class::isInstance)
          .map(ProofAccepted.class::cast)
          .filter(proof -> proof.duty() == Duty.DUE)
          .filter(proof -> miners.contains(proof.miner()) && days.contains((long) proof.day()))
          .ifPresent(found::add);
    }
    return found;
  }
}
