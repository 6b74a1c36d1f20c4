package io.cess4j.gateway.upload;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.GroupKeyRegistered;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.gateway.GatewayException.StoringFailed;
import io.cess4j.proofs.bls.G1;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sealing keys of TEE groups, from the events of their registration: the chain says which key is a
 * group's, nobody else.
 */
final class SealKeys {
  /** Besu refuses more where nobody has said otherwise. */
  private static final long BLOCKS_A_SEARCH = 5_000;

  private final Network network;
  private final Map<Integer, G1> known = new ConcurrentHashMap<>();

  SealKeys(Network network) {
    this.network = network;
  }

  /**
   * @throws StoringFailed where no group has that TI key
   */
  G1 of(int tiKey) {
    G1 key = known.get(tiKey);
    return key != null ? key : search(tiKey);
  }

  /** Newest blocks first: keys are rotated now and then, and the newest is what orders draw. */
  private G1 search(int tiKey) {
    long head = network.connection().latestBlock().number();
    Set<Address> registry = Set.of(network.teeWorkers().address());
    for (long until = head; until >= 0; until -= BLOCKS_A_SEARCH) {
      long from = Math.max(0, until - BLOCKS_A_SEARCH + 1);
      take(network.connection().logs(new LogFilter(registry, from, until, List.of())));
      G1 key = known.get(tiKey);
      if (key != null) {
        return key;
      }
    }
    throw new StoringFailed("no TEE group has registered TI key " + tiKey, null);
  }

  private void take(List<ChainLog> logs) {
    for (ChainLog log : logs) {
      if (EventDecoder.decode(log).orElse(null) instanceof GroupKeyRegistered group) {
        known.put(group.tiKey(), G1.ofCompressed(group.sealKey()));
      }
    }
  }
}
