package io.cess4j.miner.proof;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.contracts.errors.AlreadyProven;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.ProofTooLate;
import io.cess4j.contracts.errors.WindowWithoutBeat;
import io.cess4j.miner.MinerException;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.TiContext;
import io.cess4j.proofs.ProofsException;
import io.cess4j.runtime.store.KeyValueStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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

  private final AuditView chain;
  private final MinerKeys keys;
  private final Prover prover;
  private final MeterRegistry metrics;
  private final Set<Integer> done = new HashSet<>();
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

  /** Proves from {@code holdings}, keeps its index in {@code store}. */
  public Audits(
      AuditView chain,
      MinerKeys keys,
      Holdings holdings,
      KeyValueStore store,
      MeterRegistry metrics) {
    this.chain = chain;
    this.keys = keys;
    this.prover = new Prover(chain, holdings, store, keys.miner());
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
    if (outcome.isFinal()) {
      done.add(window);
    }
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
      Receipt receipt = chain.prove(prover.answer(window, challenge, ti.get()));
      return new ProofOutcome.Accepted(
          challenge.duty(),
          challenge.sectors(),
          receipt.gasUsed().longValueExact(),
          Duration.between(started, chain.now()));
    } catch (AlreadyProven before) {
      return new ProofOutcome.AlreadyProven();
    } catch (ProofTooLate late) {
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

  /** The newest answer. */
  public Optional<Attempt> latest() {
    return latest;
  }

  /** Answers since the start, by outcome. */
  public Map<String, Long> counts() {
    Map<String, Long> snapshot = new TreeMap<>();
    counts.forEach((label, count) -> snapshot.put(label, count.get()));
    return snapshot;
  }
}
