package io.cess4j.chain.transaction;

import java.math.BigInteger;
import java.time.Duration;

/**
 * How a sender behaves.
 *
 * @param poll pause between looks for a receipt
 * @param heal how long a transaction may stay without receipt before the sender looks whether it
 *     was dropped, replaced or stuck
 * @param raiseFees how long a waiting transaction keeps its fees before it is offered again with
 *     higher ones
 * @param timeout how long a call waits for its receipt in all
 * @param gasHeadroomPercent added to the node's estimate
 * @param gasCap most gas of a transaction (EIP-7825)
 * @param tip wei a unit of gas for the author of the block
 */
public record SenderSettings(
    Duration poll,
    Duration heal,
    Duration raiseFees,
    Duration timeout,
    int gasHeadroomPercent,
    BigInteger gasCap,
    BigInteger tip) {
  /** EIP-7825. */
  public static final BigInteger TRANSACTION_GAS_CAP = BigInteger.valueOf(16_777_216);

  /** What workers use. */
  public static final SenderSettings DEFAULT =
      new SenderSettings(
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          25,
          TRANSACTION_GAS_CAP,
          BigInteger.valueOf(1_000_000_000));

  /** The same with another timeout. */
  public SenderSettings withTimeout(Duration newTimeout) {
    return new SenderSettings(poll, heal, raiseFees, newTimeout, gasHeadroomPercent, gasCap, tip);
  }
}
