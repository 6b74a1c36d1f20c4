package io.cess4j.miner.proof;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Holding;
import io.cess4j.chain.contract.Located;
import io.cess4j.chain.contract.Submission;
import io.cess4j.chain.time.ProtocolCalendar;
import io.cess4j.chain.transaction.Receipt;
import java.time.Instant;
import java.util.List;

/** The audits of one miner on a {@link Network}. */
public record NetworkAudits(Network network, Account account, long miner) implements AuditView {

  @Override
  public Instant now() {
    return network.clock().instant();
  }

  @Override
  public ProtocolCalendar calendar() {
    return network.calendar();
  }

  @Override
  public Challenge challenge(int window) {
    return network.auditRounds().challenge(miner, window);
  }

  @Override
  public Bucket bucket(int group) {
    return network.deals().buckets(miner).get(group);
  }

  @Override
  public Holding holding(int group, long number) {
    return network.deals().holding(miner, group, number);
  }

  @Override
  public Located locate(int group, List<Long> positions, byte[] hints) {
    return network.deals().locate(miner, group, positions, hints);
  }

  @Override
  public DayOutcome outcome(long day) {
    return network.auditRounds().outcome(miner, day);
  }

  @Override
  public Receipt prove(Submission submission) {
    return network.auditRounds().prove(network.sender(account), List.of(submission));
  }
}
