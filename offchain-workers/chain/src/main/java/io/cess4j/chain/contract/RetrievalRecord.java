package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.web3j.crypto.Hash;

/**
 * One retrieval, 32 bytes on chain: certificate uint40, price uint96, size uint64, time uint40,
 * kind uint16 (IPayPerRetrieval).
 *
 * @param certificate number
 * @param price wei; zero within a subscription
 * @param size bytes served
 * @param time of the block whose terms the gateway read
 * @param subscribed whether it was within a subscription
 */
public record RetrievalRecord(
    long certificate, BigInteger price, long size, Instant time, boolean subscribed) {
  private static final int PRICE_BYTES = 12;
  private static final long MOST_UINT40 = (1L << 40) - 1;

  /** Refuses values that do not fit their bits. */
  public RetrievalRecord {
    if (certificate < 0 || certificate > MOST_UINT40) {
      throw new IllegalArgumentException("certificate " + certificate + " has more than 40 bits");
    }
    if (price.signum() < 0 || price.bitLength() > 8 * PRICE_BYTES) {
      throw new IllegalArgumentException("a price of " + price + " wei has more than 96 bits");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a retrieval has no negative size: " + size);
    }
    if (time.getEpochSecond() < 0 || time.getEpochSecond() > MOST_UINT40) {
      throw new IllegalArgumentException("time " + time + " is none of a block");
    }
  }

  /** The 32 bytes. */
  public Bytes32 word() {
    byte[] amount = new byte[PRICE_BYTES];
    byte[] magnitude = price.toByteArray();
    int length = Math.min(PRICE_BYTES, magnitude.length);
    System.arraycopy(magnitude, magnitude.length - length, amount, PRICE_BYTES - length, length);
    return Bytes32.of(
        ByteBuffer.allocate(Bytes32.LENGTH)
            .put(uint40(certificate))
            .put(amount)
            .putLong(size)
            .put(uint40(time.getEpochSecond()))
            .putShort((short) (subscribed ? 1 : 0))
            .array());
  }

  /**
   * Reads 32 bytes.
   *
   * @throws IllegalArgumentException for a kind that this release does not know
   */
  public static RetrievalRecord of(Bytes32 word) {
    ByteBuffer bytes = ByteBuffer.wrap(word.bytes());
    long certificate = uint40(bytes);
    byte[] amount = new byte[PRICE_BYTES];
    bytes.get(amount);
    long size = bytes.getLong();
    Instant time = Instant.ofEpochSecond(uint40(bytes));
    int kind = Short.toUnsignedInt(bytes.getShort());
    if (kind > 1) {
      throw new IllegalArgumentException("kind " + kind + " of a retrieval is unknown");
    }
    return new RetrievalRecord(certificate, new BigInteger(1, amount), size, time, kind == 1);
  }

  /** The records of a settlement or of an event, joined. */
  public static List<RetrievalRecord> all(byte[] records) {
    if (records.length % Bytes32.LENGTH != 0) {
      throw new IllegalArgumentException(
          records.length + " bytes are no whole number of records of 32 bytes");
    }
    List<RetrievalRecord> all = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(records);
    while (rest.hasRemaining()) {
      byte[] word = new byte[Bytes32.LENGTH];
      rest.get(word);
      all.add(of(Bytes32.of(word)));
    }
    return all;
  }

  /** The running digest of a channel after this record. */
  public Bytes32 digestAfter(Bytes32 previous) {
    return Bytes32.of(
        Hash.sha3(
            ByteBuffer.allocate(2 * Bytes32.LENGTH)
                .put(previous.bytes())
                .put(word().bytes())
                .array()));
  }

  private static byte[] uint40(long value) {
    return new byte[] {
      (byte) (value >>> 32),
      (byte) (value >>> 24),
      (byte) (value >>> 16),
      (byte) (value >>> 8),
      (byte) value
    };
  }

  private static long uint40(ByteBuffer bytes) {
    return (bytes.get() & 0xffL) << 32 | Integer.toUnsignedLong(bytes.getInt());
  }
}
