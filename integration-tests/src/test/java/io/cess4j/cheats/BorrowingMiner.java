package io.cess4j.cheats;

import io.cess4j.miner.StorageMiner;
import io.cess4j.miner.proof.AuditSource;
import io.cess4j.miner.proof.NetworkAudits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers with the newest proof of another miner. */
public final class BorrowingMiner {

  private BorrowingMiner() {}

  /** Flags as a storage miner's. */
  public static void main(String[] args) {
    StorageMiner.worker().with(Wiring.class).main(args);
  }

  @Configuration(proxyBeanMethods = false)
  static class Wiring {
    @Bean
    AuditSource audits() {
      return (network, account, keys) ->
          new SubstitutedProofs(
              new NetworkAudits(network, account, keys.miner()),
              accepted -> accepted.miner() != keys.miner());
    }
  }
}
