package io.cess4j.miner.key;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.contracts.errors.GroupWithoutKey;
import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.podr2.MinerPublicKey;
import io.cess4j.protocol.AccountAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers K and KA for every current TI key (KeyGen of protocol.md section 4). */
public final class ProofKeyRegistration {

  private static final Logger LOG = LoggerFactory.getLogger(ProofKeyRegistration.class);
  private static final int GROUPS = 4;

  private final Network network;
  private final Account account;
  private final MinerKeys keys;

  /** Registers {@code keys} as {@code account}. */
  public ProofKeyRegistration(Network network, Account account, MinerKeys keys) {
    this.network = network;
    this.account = account;
    this.keys = keys;
  }

  /** Looks at every group once; gives how many keys were registered. */
  public int registerMissing() {
    int registered = 0;
    for (int group = 0; group < GROUPS; group++) {
      Optional<Integer> current = current(group);
      if (current.isPresent() && register(current.get())) {
        registered++;
      }
    }
    return registered;
  }

  private Optional<Integer> current(int group) {
    try {
      return Optional.of(network.teeWorkers().currentKey(group));
    } catch (GroupWithoutKey none) {
      return Optional.empty();
    }
  }

  private boolean register(int tiKey) {
    Optional<TiContext> found = keys.context(tiKey);
    if (found.isEmpty()) {
      LOG.warn("TI key {} cannot be used yet: no worker of its group serves its SRS", tiKey);
      return false;
    }
    TiContext ti = found.get();
    Bytes32 expected = Bytes32.of(ti.proofKeys().hash().toBytes());
    if (network.miners().keyHash(keys.miner(), tiKey).equals(expected)) {
      return false;
    }
    MinerPublicKey own = keys.kappa().publicKey(ti.points());
    byte[] message =
        new KeyMessages(
                network.connection().chainId(),
                AccountAddress.of(network.miners().address().bytes()))
            .minerKey(keys.miner(), tiKey, ti.points().pointsHash(), own.publicKey());
    network
        .miners()
        .registerProofKeys(
            network.sender(account),
            keys.miner(),
            tiKey,
            own.publicKey().eip2537(),
            own.keys().eip2537(),
            keys.kappa().possession(message).eip2537(),
            ti.points().eip2537());
    LOG.info("miner {} registered its proof keys for TI key {}", keys.miner(), tiKey);
    return true;
  }
}
