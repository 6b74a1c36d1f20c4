package io.cess4j.miner.served;

import io.cess4j.chain.contract.ServedReceipt;
import io.cess4j.protocol.ByteString;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Receipts that were accepted and not submitted yet, in the database, by day, deal and slot. */
final class ReceiptBook {
  /** Column family of the database. */
  static final String FAMILY = "receipts";

  private static final int KEY_BYTES = Integer.BYTES + Long.BYTES + 1;

  private final KeyValueStore store;
  private final AtomicBoolean changed = new AtomicBoolean(true);

  ReceiptBook(KeyValueStore store) {
    this.store = store;
  }

  void put(long day, ServedReceipt receipt) {
    byte[] signature = receipt.signature().toBytes();
    store.put(
        FAMILY,
        key(day, receipt.deal(), receipt.slot()),
        ByteBuffer.allocate(Long.BYTES + signature.length)
            .putLong(receipt.amount())
            .put(signature)
            .array());
    changed.set(true);
  }

  /** Whether anything came since the last time that it was asked. */
  boolean takeChanged() {
    return changed.getAndSet(false);
  }

  Optional<ServedReceipt> find(long day, long deal, int slot) {
    byte[] key = key(day, deal, slot);
    return store.get(FAMILY, key).map(value -> receipt(key, value));
  }

  /** Receipts of a day, ascending by deal, then slot. */
  List<ServedReceipt> of(long day) {
    List<ServedReceipt> receipts = new ArrayList<>();
    byte[] prefix = ByteBuffer.allocate(Integer.BYTES).putInt((int) day).array();
    store.scan(FAMILY, prefix, (key, value) -> receipts.add(receipt(key, value)));
    return receipts;
  }

  /** Forgets all days before one. */
  void forgetBefore(long day) {
    List<byte[]> old = new ArrayList<>();
    store.scan(
        FAMILY, new byte[0], (key, value) -> ByteBuffer.wrap(key).getInt() < day && old.add(key));
    old.forEach(key -> store.delete(FAMILY, key));
  }

  private static byte[] key(long day, long deal, int slot) {
    return ByteBuffer.allocate(KEY_BYTES).putInt((int) day).putLong(deal).put((byte) slot).array();
  }

  private static ServedReceipt receipt(byte[] key, byte[] value) {
    ByteBuffer place = ByteBuffer.wrap(key, Integer.BYTES, KEY_BYTES - Integer.BYTES);
    return new ServedReceipt(
        place.getLong(),
        place.get(),
        ByteBuffer.wrap(value).getLong(),
        ByteString.of(Arrays.copyOfRange(value, Long.BYTES, value.length)));
  }
}
