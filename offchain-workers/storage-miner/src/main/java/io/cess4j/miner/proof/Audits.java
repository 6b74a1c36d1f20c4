package io.cess4j.miner.proof;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.contract.Submission;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.ProofRefused;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.contracts.errors.AlreadyProven;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.DayMismatch;
import io.cess4j.contracts.errors.ProofTooLate;
import io.cess4j.contracts.errors.WindowWithoutBeat;
import io.cess4j.miner.MinerException;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.TiContext;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.proofs.ProofsException;
import io.cess4j.runtime.store.KeyValueStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the windows of each day and answers where this miner is due (protocol.md section 4,
 * schedule). One {@link #round} looks at every open window once; nothing is remembered across
 * restarts, since the chain says what is proven. Rounds are for one thread, the readers for any.
 */
public final class Audits {

  /** Column family of the database. */
  public static final String FAMILY = BucketIndex.FAMILY;

  private static final Logger LOG = LoggerFactory.getLogger(Audits.class);

  /** A wrong answer costs a verification: once more with holdings read anew, then no more. */
  private static final int MOST_WRONG_ANSWERS = 2;

  private final AuditView chain;
  private final MinerKeys keys;
  private final Prover prover;
  private final MeterRegistry metrics;
  private final Set<Integer> done = new HashSet<>();
  private final Map<Integer, Integer> wrong = new HashMap<>();
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private long day = -1;
  private volatile Optional<Attempt> latest = Optional.empty();

  /**
   * An answer and its end.
   *
   * @param day protocol day
   * @param window of that day
   * @param outcome how it ended
   */
  public record Attempt(long day, int window, ProofOutcome outcome) {}

  /**
   * A protocol day on chain.
   *
   * @param day its number
   * @param outcome as things stand
   */
  public record Day(long day, DayOutcome outcome) {}

  /**
   * Proves from {@code holdings}, but nothing that {@code ledger} knows to be corrupt; keeps its
   * index in {@code store}.
   */
  public Audits(
      AuditView chain,
      MinerKeys keys,
      Holdings holdings,
      KeyValueStore store,
      CorruptionLedger ledger,
      MeterRegistry metrics) {
    this.chain = chain;
    this.keys = keys;
    this.prover = new Prover(chain, holdings, store, ledger, keys.miner());
    this.metrics = metrics;
  }

  /**
   * Looks at all open windows of today.
   *
   * @throws ChainException where the chain cannot even be asked; the next round tries again
   */
  public void round() {
    Instant now = chain.now();
    long today = chain.calendar().dayAt(now);
    if (today != day) {
      day = today;
      done.clear();
      wrong.clear();
    }
    for (int window = 0; window < chain.calendar().constants().windows(); window++) {
      boolean open =
          !now.isBefore(chain.calendar().windowOpens(today, window))
              && !now.isAfter(chain.calendar().proofsUntil(today, window));
      if (open && !done.contains(window)) {
        look(window);
      }
    }
  }

  private void look(int window) {
    Challenge challenge;
    try {
      challenge = chain.challenge(window);
    } catch (WindowWithoutBeat early) {
      return;
    }
    if (challenge.duty() == Duty.NONE || challenge.proven()) {
      done.add(window);
      return;
    }
    Timer.Sample timer = Timer.start(metrics);
    ProofOutcome outcome = attempt(window, challenge);
    timer.stop(metrics.timer("cess_miner_proof_seconds", "outcome", outcome.label()));
    record(new Attempt(day, window, outcome));
    if (outcome.isFinal() || isHopeless(window, outcome)) {
      done.add(window);
    }
  }

  private boolean isHopeless(int window, ProofOutcome outcome) {
    if (!(outcome instanceof ProofOutcome.Wrong)) {
      return false;
    }
    prover.forget();
    return wrong.merge(window, 1, Integer::sum) >= MOST_WRONG_ANSWERS;
  }

  private ProofOutcome attempt(int window, Challenge challenge) {
    Instant started = chain.now();
    if (started.isAfter(challenge.closesAt())) {
      return new ProofOutcome.Late(challenge.closesAt());
    }
    try {
      Optional<TiContext> ti = keys.context(challenge.tiKey());
      if (ti.isEmpty()) {
        return new ProofOutcome.Offline(
            "no reference string for TI key " + challenge.tiKey() + " yet");
      }
      Receipt receipt = chain.prove(answer(window, challenge, ti.get()));
      Optional<ProofRefused> refused = refusal(receipt);
      if (refused.isPresent()) {
        return ProofOutcome.of(refused.get(), challenge.closesAt());
      }
      return new ProofOutcome.Accepted(
          challenge.duty(),
          challenge.sectors(),
          receipt.gasUsed().longValueExact(),
          Duration.between(started, chain.now()));
    } catch (AlreadyProven before) {
      return new ProofOutcome.AlreadyProven();
    } catch (ProofTooLate | DayMismatch late) {
      return new ProofOutcome.Late(challenge.closesAt());
    } catch (ContractRevert refused) {
      return new ProofOutcome.Wrong(MinerException.words(refused));
    } catch (ChainException unreachable) {
      return new ProofOutcome.Offline(MinerException.words(unreachable));
    } catch (ProofsException.ChallengeRejected tooFewLive) {
      return new ProofOutcome.Deleted(MinerException.words(tooFewLive));
    } catch (MinerException.DataLost lost) {
      return new ProofOutcome.Lost(lost.deal(), MinerException.words(lost));
    }
  }

  /**
   * A bucket that is all but dead is shown once: the chain excuses one such day (ADR 0016), so the
   * next ones are not worth their gas.
   */
  private Submission answer(int window, Challenge challenge, TiContext ti) {
    try {
      return prover.answer(day, window, challenge, ti);
    } catch (ProofsException.ChallengeRejected tooFewLive) {
      if (day > 0 && chain.outcome(day - 1) == DayOutcome.DELETED) {
        throw tooFewLive;
      }
      return prover.allDraws(day, window, challenge, ti);
    }
  }

  private Optional<ProofRefused> refusal(Receipt receipt) {
    return receipt.logs().stream()
        .map(EventDecoder::decode)
        .flatMap(Optional::stream)
        .filter(ProofRefused.class::isInstance)
        .map(ProofRefused.class::cast)
        .filter(refused -> refused.miner() == keys.miner())
        .findFirst();
  }

  private void record(Attempt attempt) {
    latest = Optional.of(attempt);
    String label = attempt.outcome().label();
    counts.computeIfAbsent(label, key -> new AtomicLong()).incrementAndGet();
    metrics.counter("cess_miner_proofs_total", "outcome", label).increment();
    if (attempt.outcome() instanceof ProofOutcome.Accepted
        || attempt.outcome() instanceof ProofOutcome.AlreadyProven) {
      LOG.info("day {} window {}: {}", attempt.day(), attempt.window(), attempt.outcome());
    } else {
      LOG.warn("day {} window {}: {}", attempt.day(), attempt.window(), attempt.outcome());
    }
  }

  /** Reads all holdings anew: they have moved. Of the thread of the rounds. */
  public void forget() {
    prover.forget();
  }

  /** The newest answer. */
  public Optional<Attempt> latest() {
    return latest;
  }

  /**
   * What the chain says of the newest days, today first.
   *
   * @throws ChainException where it cannot be asked
   */
  public List<Day> days(int count) {
    long today = chain.calendar().dayAt(chain.now());
    return LongStream.iterate(today, number -> number >= 0, number -> number - 1)
        .limit(count)
        .mapToObj(number -> new Day(number, chain.outcome(number)))
        .toList();
  }

  /** Answers since the start, by outcome. */
  public Map<String, Long> counts() {
    Map<String, Long> snapshot = new TreeMap<>();
    counts.forEach((label, count) -> snapshot.put(label, count.get()));
    return snapshot;
  }
}
