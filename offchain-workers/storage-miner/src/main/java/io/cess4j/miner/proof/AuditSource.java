package io.cess4j.miner.proof;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.miner.key.MinerKeys;

/** Makes the chain that a registered miner is audited on; {@link NetworkAudits} unless told. */
@FunctionalInterface
public interface AuditSource {

  /**
   * The audits of one miner.
   *
   * @param account sends its proofs
   * @param keys of the miner
   */
  AuditView of(Network network, Account account, MinerKeys keys);

  /** The network itself. */
  static AuditSource network() {
    return (network, account, keys) -> new NetworkAudits(network, account, keys.miner());
  }
}
