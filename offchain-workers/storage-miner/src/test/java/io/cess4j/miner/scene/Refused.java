package io.cess4j.miner.scene;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.proofs.Keccak;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Receipts of answers that AuditRounds refused on the record. */
final class Refused {
  private static final String EVENT = "ProofRefused(uint32,uint16,uint8,uint8,uint8,bytes)";

  private Refused() {}

  /**
   * A receipt with ProofRefused.
   *
   * @param error of the reason, without values that anybody reads: {@code ProofRejected(uint32)}
   */
  static Receipt receipt(
      long miner, long day, int window, DayOutcome outcome, String error, long... values) {
    StringBuilder reason = new StringBuilder(selector(error));
    for (long value : values) {
      reason.append(word(value));
    }
    int length = reason.length() / 2;
    String data =
        "0x"
            + word(window)
            + word(1)
            + word(outcome.ordinal())
            + word(4 * 32)
            + word(length)
            + reason
            + "00".repeat((32 - length % 32) % 32);
    List<Bytes32> topics =
        List.of(
            Bytes32.of(Keccak.hash(EVENT.getBytes(StandardCharsets.US_ASCII))),
            Bytes32.of("0x" + word(miner)),
            Bytes32.of("0x" + word(day)));
    ChainLog log =
        new ChainLog(
            Address.ZERO, topics, data, new EventPosition(1, Bytes32.ZERO, Bytes32.ZERO, 0));
    return new Receipt(
        Bytes32.ZERO, 1, Bytes32.ZERO, BigInteger.valueOf(800_000), BigInteger.ONE, List.of(log));
  }

  private static String selector(String error) {
    byte[] hash = Keccak.hash(error.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(hash, 0, 4);
  }

  private static String word(long value) {
    return "%064x".formatted(value);
  }
}
