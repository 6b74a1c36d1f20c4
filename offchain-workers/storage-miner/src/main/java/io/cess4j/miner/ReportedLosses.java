package io.cess4j.miner;

import io.cess4j.miner.scan.Scans;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Deals whose loss the chain has been told of, in the database. */
final class ReportedLosses {

  private static final byte[] PREFIX = "reported/".getBytes(StandardCharsets.US_ASCII);

  private final KeyValueStore store;

  ReportedLosses(KeyValueStore store) {
    this.store = store;
  }

  Set<Long> all() {
    Set<Long> deals = new HashSet<>();
    store.scan(
        Scans.FAMILY,
        PREFIX,
        (key, value) ->
            deals.add(Integer.toUnsignedLong(ByteBuffer.wrap(key).getInt(PREFIX.length))) || true);
    return deals;
  }

  void set(long deal, boolean reported) {
    byte[] key =
        ByteBuffer.allocate(PREFIX.length + Integer.BYTES).put(PREFIX).putInt((int) deal).array();
    if (reported) {
      store.put(Scans.FAMILY, key, new byte[0]);
    } else {
      store.delete(Scans.FAMILY, key);
    }
  }
}
