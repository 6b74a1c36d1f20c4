package io.cess4j.miner.scan;

import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How far the pass over each disk is, in the database. */
final class ScanJournal {

  static final String FAMILY = "scans";

  private final KeyValueStore store;

  ScanJournal(KeyValueStore store) {
    this.store = store;
  }

  Pass read(int disk) {
    return store.get(FAMILY, key(disk)).map(ScanJournal::decode).orElse(Pass.NEVER);
  }

  void write(int disk, Pass pass) {
    store.put(FAMILY, key(disk), encode(pass));
  }

  private static byte[] encode(Pass pass) {
    return ByteBuffer.allocate(5 * Long.BYTES + Integer.BYTES)
        .putLong(pass.startedAt())
        .putLong(pass.finishedAt())
        .putLong(pass.deal())
        .putInt(pass.segment())
        .putLong(pass.fragments())
        .putLong(pass.bytes())
        .array();
  }

  private static Pass decode(byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    return new Pass(
        in.getLong(), in.getLong(), in.getLong(), in.getInt(), in.getLong(), in.getLong());
  }

  private static byte[] key(int disk) {
    return ("disk/" + disk).getBytes(StandardCharsets.US_ASCII);
  }
}
