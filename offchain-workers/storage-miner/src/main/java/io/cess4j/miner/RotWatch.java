package io.cess4j.miner;

import io.cess4j.miner.proof.Audits.Attempt;
import io.cess4j.miner.proof.ProofOutcome;
import io.cess4j.miner.scan.Scans;
import java.util.Optional;

/**
 * Has the scanners look where a proof failed, and tells the chain what they found. For one thread.
 */
final class RotWatch {

  private final Duties duties;
  private final Scans scans;
  private final Optional<LossReporter> reporter;
  private Optional<Attempt> seen = Optional.empty();
  private long searchedDay = -1;

  RotWatch(Duties duties, Scans scans, Optional<LossReporter> reporter) {
    this.duties = duties;
    this.scans = scans;
    this.reporter = reporter;
  }

  void look() {
    Optional<Attempt> latest = duties.audits().latest();
    if (!latest.equals(seen)) {
      seen = latest;
      latest.ifPresent(this::judge);
    }
    reporter.ifPresent(LossReporter::round);
  }

  /** A refused proof does not say which of 64 blocks is wrong: everything is read, once a day. */
  private void judge(Attempt attempt) {
    if (attempt.outcome() instanceof ProofOutcome.Lost lost) {
      scans.suspect(lost.deal());
    } else if (attempt.outcome() instanceof ProofOutcome.Wrong && attempt.day() != searchedDay) {
      searchedDay = attempt.day();
      scans.everything();
    }
  }
}
