package io.cess4j.gateway.sharing;

import io.cess4j.chain.Bytes32;
import io.cess4j.runtime.store.KeyValueStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shares across restarts, by grant. */
public final class ShareStore {
  /** Its column family. */
  public static final String SHARES = "shares";

  private final KeyValueStore store;

  public ShareStore(KeyValueStore store) {
    this.store = store;
  }

  Optional<HeldShare> find(Bytes32 grant) {
    return store.get(SHARES, grant.bytes()).map(HeldShare::of);
  }

  /** Durable when it returns. */
  void save(Bytes32 grant, HeldShare share) {
    store.put(SHARES, grant.bytes(), share.toBytes());
  }

  void forget(Bytes32 grant) {
    store.delete(SHARES, grant.bytes());
  }

  List<Bytes32> grants() {
    List<Bytes32> all = new ArrayList<>();
    store.scan(SHARES, new byte[0], (key, value) -> all.add(Bytes32.of(key)));
    return all;
  }
}
