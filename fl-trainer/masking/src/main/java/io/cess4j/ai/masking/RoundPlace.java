package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.BucketsRejected;
import io.cess4j.protocol.ByteString;
import java.nio.ByteBuffer;

/**
 * The round that masks are for. A round that is played again has a new number, so no two rounds
 * share a place.
 *
 * @param contract address of AiGapRounds, 20 bytes
 * @param task number
 * @param round number
 */
public record RoundPlace(long chainId, ByteString contract, long task, int round) {
  static final int BYTES = 40;
  private static final int ADDRESS_BYTES = 20;

  public RoundPlace {
    if (contract.length() != ADDRESS_BYTES) {
      throw new BucketsRejected("an address has 20 bytes, not " + contract.length());
    }
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(chainId)
        .put(contract.toBytes())
        .putLong(task)
        .putInt(round)
        .array();
  }
}
