package io.cess4j.miner.proof;

import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.event.ProofRefused;
import io.cess4j.miner.MinerException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How the answer to a challenge ended. Different causes stay apart: they call for different cures.
 */
public sealed interface ProofOutcome {

  /** For metrics: the class name in lower case. */
  default String label() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** True where nothing is left to be done in this window. */
  boolean isFinal();

  /**
   * What the chain put on the record instead of a proof.
   *
   * @param closedAt last instant of the window
   */
  static ProofOutcome of(ProofRefused refused, Instant closedAt) {
    String cause = MinerException.words(refused.reason());
    return switch (refused.outcome()) {
      case LATE -> new Late(closedAt);
      case DELETED -> new Deleted(cause);
      default -> new Wrong(cause);
    };
  }

  /**
   * The chain verified the proof.
   *
   * @param took from the challenge to the receipt
   */
  record Accepted(Duty duty, long sectors, long gasUsed, Duration took) implements ProofOutcome {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** The window was proven before this attempt, e.g. by a process that was killed afterwards. */
  record AlreadyProven() implements ProofOutcome {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** The chain refused the proof. */
  record Wrong(String cause) implements ProofOutcome {
    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /** The window closed first. */
  record Late(Instant closedAt) implements ProofOutcome {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** Chain or reference string could not be reached. */
  record Offline(String cause) implements ProofOutcome {
    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /** Too little of the bucket is alive to be sampled: deals were removed. */
  record Deleted(String cause) implements ProofOutcome {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /** This miner lacks bytes that it must hold. */
  record Lost(long deal, String cause) implements ProofOutcome {
    @Override
    public boolean isFinal() {
      return false;
    }
  }
}
