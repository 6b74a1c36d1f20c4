package io.cess4j.gateway.delivery;

import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest voucher of each channel, across restarts. */
public final class VoucherBook {
  /** Its column family. */
  public static final String VOUCHERS = "vouchers";

  private final KeyValueStore store;

  public VoucherBook(KeyValueStore store) {
    this.store = store;
  }

  Optional<BookedVoucher> find(long channel) {
    return store.get(VOUCHERS, key(channel)).map(BookedVoucher::of);
  }

  /** Durable when it returns: an answer goes out after this, never before. */
  void save(BookedVoucher voucher) {
    store.put(VOUCHERS, key(voucher.payment().channel()), voucher.toBytes());
  }

  void forget(long channel) {
    store.delete(VOUCHERS, key(channel));
  }

  List<BookedVoucher> all() {
    List<BookedVoucher> all = new ArrayList<>();
    store.scan(VOUCHERS, new byte[0], (key, value) -> all.add(BookedVoucher.of(value)));
    return all;
  }

  private static byte[] key(long channel) {
    return ByteBuffer.allocate(Long.BYTES).putLong(channel).array();
  }
}
