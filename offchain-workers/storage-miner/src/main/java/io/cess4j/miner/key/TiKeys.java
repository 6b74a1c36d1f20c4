package io.cess4j.miner.key;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.TiKey;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.GroupKeyRegistered;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.proofs.podr2.TiPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * X and A of TI keys, from the events of the registry, which keeps their hash only. Nobody needs to
 * be asked for them, and nobody can give others. Safe for many threads.
 */
public final class TiKeys {

  private static final long RANGE_BLOCKS = 2_000;

  private final Network network;
  private final Map<Integer, TiPublicKey> known = new ConcurrentHashMap<>();

  /** Reads from this network. */
  public TiKeys(Network network) {
    this.network = network;
  }

  /** The points of a TI key that the registry names; empty where its event is not to be found. */
  public Optional<TiPublicKey> points(TiKey key) {
    TiPublicKey found = known.get(key.id());
    if (found == null || !hash(found).equals(key.pointsHash())) {
      known.remove(key.id());
      search(key).ifPresent(points -> known.put(key.id(), points));
    }
    return Optional.ofNullable(known.get(key.id()));
  }

  private Optional<TiPublicKey> search(TiKey key) {
    var registry = network.teeWorkers().address();
    // Newest first: the keys that matter are the current ones.
    for (long to = network.connection().latestBlock().number(); to >= 0; to -= RANGE_BLOCKS) {
      long from = Math.max(0, to - RANGE_BLOCKS + 1);
      List<ChainLog> logs =
          network.connection().logs(new LogFilter(Set.of(registry), from, to, List.of()));
      for (ChainLog log : logs) {
        if (EventDecoder.decode(log).orElse(null) instanceof GroupKeyRegistered registered
            && registered.tiKey() == key.id()) {
          TiPublicKey points = points(registered);
          if (hash(points).equals(key.pointsHash())) {
            return Optional.of(points);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static TiPublicKey points(GroupKeyRegistered registered) {
    byte[] joined = new byte[TiPublicKey.EIP2537];
    System.arraycopy(registered.x(), 0, joined, 0, registered.x().length);
    System.arraycopy(registered.a(), 0, joined, registered.x().length, registered.a().length);
    return TiPublicKey.ofEip2537(joined);
  }

  private static Bytes32 hash(TiPublicKey points) {
    return Bytes32.of(points.pointsHash().toBytes());
  }
}
