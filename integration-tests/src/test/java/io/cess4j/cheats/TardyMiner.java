package io.cess4j.cheats;

import io.cess4j.chain.contract.Submission;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.miner.StorageMiner;
import io.cess4j.miner.proof.AuditSource;
import io.cess4j.miner.proof.AuditView;
import io.cess4j.miner.proof.NetworkAudits;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Proves what it holds, but only once the window has closed. */
public final class TardyMiner extends ForwardingAudits {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private TardyMiner(AuditView honest) {
    super(honest);
  }

  /** Flags as a storage miner's. */
  public static void main(String[] args) {
    StorageMiner.worker().with(Wiring.class).main(args);
  }

  @Override
  public Receipt prove(Submission submission) {
    Instant closesAt = challenge(submission.window()).closesAt();
    while (!now().isAfter(closesAt)) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return super.prove(submission);
  }

  @Configuration(proxyBeanMethods = false)
  static class Wiring {
    @Bean
    AuditSource audits() {
      return (network, account, keys) ->
          new TardyMiner(new NetworkAudits(network, account, keys.miner()));
    }
  }
}
