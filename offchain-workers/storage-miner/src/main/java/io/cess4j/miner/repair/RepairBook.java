package io.cess4j.miner.repair;

import io.cess4j.runtime.store.KeyValueStore;
import java.util.ArrayList;
import java.util.List;

/** Slots that this miner was drawn for and is not done with, in the database. */
final class RepairBook {
  /** Column family of the database. */
  static final String FAMILY = "repairs";

  private final KeyValueStore store;

  RepairBook(KeyValueStore store) {
    this.store = store;
  }

  List<RepairKey> all() {
    List<RepairKey> keys = new ArrayList<>();
    store.scan(FAMILY, new byte[0], (key, value) -> keys.add(RepairKey.of(key)));
    return keys;
  }

  void add(RepairKey key) {
    store.put(FAMILY, key.toBytes(), new byte[0]);
  }

  void remove(RepairKey key) {
    store.delete(FAMILY, key.toBytes());
  }
}
