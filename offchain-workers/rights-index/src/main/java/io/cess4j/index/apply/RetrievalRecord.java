package io.cess4j.index.apply;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A retrieval in 32 bytes (IPayPerRetrieval): certificate uint40, price uint96, size uint64, time
 * uint40, kind uint16.
 */
record RetrievalRecord(long certificate, BigInteger price, BigInteger size, long time, int kind) {
  /** Within a subscription. */
  static final int SUBSCRIBED = 1;

  private static final int BYTES = 32;

  /**
   * Reads records one behind the other.
   *
   * @throws IllegalArgumentException where the bytes are no whole records
   */
  static List<RetrievalRecord> all(byte[] bytes) {
    if (bytes.length % BYTES != 0) {
      throw new IllegalArgumentException(
          "records of retrievals have 32 bytes each, and these are %d".formatted(bytes.length));
    }
    List<RetrievalRecord> records = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      records.add(
          new RetrievalRecord(
              number(in, 5).longValueExact(),
              number(in, 12),
              number(in, 8),
              number(in, 5).longValueExact(),
              number(in, 2).intValueExact()));
    }
    return records;
  }

  private static BigInteger number(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new BigInteger(1, bytes);
  }
}
