package io.cess4j.cheats;

import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Holding;
import io.cess4j.chain.contract.Located;
import io.cess4j.chain.contract.Submission;
import io.cess4j.chain.time.ProtocolCalendar;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.miner.proof.AuditView;
import java.time.Instant;
import java.util.List;

/** The chain as it is; a cheat changes one thing about it. */
abstract class ForwardingAudits implements AuditView {
  private final AuditView honest;

  ForwardingAudits(AuditView honest) {
    this.honest = honest;
  }

  final long today() {
    return calendar().dayAt(now());
  }

  @Override
  public Instant now() {
    return honest.now();
  }

  @Override
  public ProtocolCalendar calendar() {
    return honest.calendar();
  }

  @Override
  public Challenge challenge(int window) {
    return honest.challenge(window);
  }

  @Override
  public Bucket bucket(int group) {
    return honest.bucket(group);
  }

  @Override
  public Holding holding(int group, long number) {
    return honest.holding(group, number);
  }

  @Override
  public Located locate(int group, List<Long> positions, byte[] hints) {
    return honest.locate(group, positions, hints);
  }

  @Override
  public DayOutcome outcome(long day) {
    return honest.outcome(day);
  }

  @Override
  public Receipt prove(Submission submission) {
    return honest.prove(submission);
  }
}
