package io.cess4j.chain.transaction;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.ChainLog;
import java.math.BigInteger;
import java.util.List;

/**
 * A mined, successful transaction.
 *
 * @param transaction its hash
 * @param blockNumber where it was mined
 * @param blockHash where it was mined; a rewind may take the block away again
 * @param gasUsed gas it used
 * @param effectiveGasPrice wei a unit of gas
 * @param logs what the contracts emitted, in order
 */
public record Receipt(
    Bytes32 transaction,
    long blockNumber,
    Bytes32 blockHash,
    BigInteger gasUsed,
    BigInteger effectiveGasPrice,
    List<ChainLog> logs) {
  /** Copies the logs. */
  public Receipt {
    logs = List.copyOf(logs);
  }
}
