package io.cess4j.chain;

import io.cess4j.chain.event.ChainLog;
import java.math.BigInteger;
import java.util.List;

/**
 * A transaction in a block, successful or not.
 *
 * @param hash of the transaction
 * @param successful false where it reverted or ran out of gas
 * @param blockNumber where it stands
 * @param blockHash where it stands
 * @param gasUsed gas it used
 * @param effectiveGasPrice wei a unit of gas
 * @param created address of the contract it created, {@link Address#ZERO} for none
 * @param logs what the contracts emitted, in order
 */
public record MinedTransaction(
    Bytes32 hash,
    boolean successful,
    long blockNumber,
    Bytes32 blockHash,
    BigInteger gasUsed,
    BigInteger effectiveGasPrice,
    Address created,
    List<ChainLog> logs) {
  /** Copies the logs. */
  public MinedTransaction {
    logs = List.copyOf(logs);
  }
}
