package io.cess4j.miner.proof;

import io.cess4j.chain.contract.Holding;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the holding at a position of a bucket without asking the chain for each.
 *
 * <p>The chain appends to a bucket, so the index reads what is new and keeps the rest in the
 * database. After a rewind of the chain the newest known entry differs from the chain's: then all
 * is read again, as after a move of holdings into dead ranges ({@code IDeals.fill}), which the
 * chain's refusal of a hint tells. Whether a holding is alive is not kept; the chain says so at
 * each challenge. For one thread.
 */
final class BucketIndex {

  /** Column family of the database. */
  static final String FAMILY = "buckets";

  private final KeyValueStore store;
  private final int group;
  private final List<Entry> byNumber = new ArrayList<>();
  private final TreeMap<Long, Entry> byStart = new TreeMap<>();

  /** Reads a holding from the chain. */
  @FunctionalInterface
  interface Source {
    Holding holding(long number);
  }

  BucketIndex(KeyValueStore store, int group) {
    this.store = store;
    this.group = group;
    store.scan(
        FAMILY,
        new byte[] {(byte) group},
        (key, value) -> {
          add(Entry.decode(Integer.toUnsignedLong(ByteBuffer.wrap(key).getInt(1)), value));
          return true;
        });
  }

  /**
   * Brings the index up to the chain.
   *
   * @param holdings how many the bucket has
   */
  void follow(long holdings, Source source) {
    if (!byNumber.isEmpty() && !stands(byNumber.getLast(), holdings, source)) {
      clear();
    }
    for (long number = byNumber.size(); number < holdings; number++) {
      Entry entry = Entry.of(number, source.holding(number));
      store.put(FAMILY, key(number), entry.encode());
      add(entry);
    }
  }

  /** The holding that a position lies in; the position must be below the bucket's end. */
  Entry at(long position) {
    Map.Entry<Long, Entry> found = byStart.floorEntry(position);
    if (found == null || position >= found.getValue().start() + found.getValue().sectors()) {
      throw new IllegalStateException(
          "position %d lies in none of the %d holdings of bucket %d"
              .formatted(position, byNumber.size(), group));
    }
    return found.getValue();
  }

  private boolean stands(Entry newest, long holdings, Source source) {
    return newest.number() < holdings
        && Entry.of(newest.number(), source.holding(newest.number())).equals(newest);
  }

  /** Forgets everything, so that the next {@link #follow} reads all of it. */
  void clear() {
    store.write(changes -> byNumber.forEach(entry -> changes.delete(FAMILY, key(entry.number()))));
    byNumber.clear();
    byStart.clear();
  }

  /** A holding that has left the bucket keeps its number but has no sectors. */
  private void add(Entry entry) {
    byNumber.add(entry);
    if (entry.sectors() > 0) {
      byStart.put(entry.start(), entry);
    }
  }

  private byte[] key(long number) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put((byte) group).putInt((int) number).array();
  }
}
