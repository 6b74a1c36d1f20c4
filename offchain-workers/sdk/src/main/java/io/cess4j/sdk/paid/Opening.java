package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import io.cess4j.chain.event.ChannelOpened;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * A channel that is about to be opened, written down before its transaction is sent: after a crash
 * it tells a channel on which nothing was promised from one whose book is lost.
 *
 * @param after channels that the chain had before
 */
record Opening(Address gateway, BigInteger deposit, Instant until, long after) {
  private static final byte[] MAGIC = {'C', 'E', 'S', 'O', 1};
  private static final int AMOUNT = 16;

  boolean is(ChannelOpened event) {
    return event.channel() > after
        && event.gateway().equals(gateway)
        && event.deposit().equals(deposit)
        && event.until().equals(until);
  }

  byte[] toBytes() {
    if (deposit.signum() < 0 || deposit.bitLength() >= 8 * AMOUNT) {
      throw new IllegalArgumentException("a deposit of " + deposit + " wei fits no channel");
    }
    byte[] amount = deposit.toByteArray();
    return ByteBuffer.allocate(MAGIC.length + Address.LENGTH + AMOUNT + 2 * Long.BYTES)
        .put(MAGIC)
        .put(gateway.bytes())
        .put(new byte[AMOUNT - amount.length])
        .put(amount)
        .putLong(until.getEpochSecond())
        .putLong(after)
        .array();
  }

  /**
   * @throws IllegalArgumentException for anything that {@link #toBytes} does not write
   */
  static Opening of(byte[] bytes) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      byte[] magic = new byte[MAGIC.length];
      byte[] gateway = new byte[Address.LENGTH];
      byte[] deposit = new byte[AMOUNT];
      rest.get(magic).get(gateway).get(deposit);
      long until = rest.getLong();
      long after = rest.getLong();
      if (!Arrays.equals(magic, MAGIC) || rest.hasRemaining() || until < 0 || after < 0) {
        throw new IllegalArgumentException("it is no opening of this version");
      }
      return new Opening(
          Address.of(gateway), new BigInteger(1, deposit), Instant.ofEpochSecond(until), after);
    } catch (BufferUnderflowException short_) {
      throw new IllegalArgumentException("it ends early, after " + bytes.length + " bytes", short_);
    }
  }
}
