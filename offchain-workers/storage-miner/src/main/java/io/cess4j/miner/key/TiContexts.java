package io.cess4j.miner.key;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.TiKey;
import io.cess4j.proofs.podr2.MinerSecretKey;
import io.cess4j.proofs.podr2.TiPublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** Puts together what belongs to a TI key, once each. Safe for many threads. */
public final class TiContexts implements IntFunction<Optional<TiContext>> {

  private final Network network;
  private final MinerSecretKey kappa;
  private final TiKeys tiKeys;
  private final SrsLibrary library;
  private final Map<Integer, TiContext> known = new ConcurrentHashMap<>();

  /** For the miner with this {@code kappa}. */
  public TiContexts(Network network, MinerSecretKey kappa, SrsLibrary library) {
    this.network = network;
    this.kappa = kappa;
    this.tiKeys = new TiKeys(network);
    this.library = library;
  }

  /** Everything about a TI key; empty while its points or its SRS cannot be had. */
  @Override
  public Optional<TiContext> apply(int tiKey) {
    TiContext found = known.get(tiKey);
    if (found != null) {
      return Optional.of(found);
    }
    TiKey key = network.teeWorkers().tiKey(tiKey);
    Optional<TiContext> context = tiKeys.points(key).flatMap(points -> context(key, points));
    context.ifPresent(fresh -> known.put(tiKey, fresh));
    return context;
  }

  private Optional<TiContext> context(TiKey key, TiPublicKey points) {
    return library
        .find(key, points)
        .map(srs -> new TiContext(key.id(), points, srs, kappa.publicKey(points).keys()));
  }
}
