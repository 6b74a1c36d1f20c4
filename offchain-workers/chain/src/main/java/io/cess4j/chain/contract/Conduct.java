package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IR2sConduct;
import java.util.List;

/** Proofs of what a validator must not do (IR2sConduct). */
public final class Conduct extends Client {
  private final IR2sConduct contract;

  /** Client of the contract at {@code address}. */
  public Conduct(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IR2sConduct::load, address, connection);
  }

  /**
   * Two headers of one height and round that one key sealed.
   *
   * @param first RLP as sent, with round and seals
   * @param firstSeal index of the seal in the first one
   */
  public Receipt proveEquivocation(
      TransactionSender sender, byte[] first, int firstSeal, byte[] second, int secondSeal) {
    return send(
        sender, contract.proveEquivocation(first, word(firstSeal), second, word(secondSeal)));
  }

  /**
   * Consecutive blocks, three turns of everybody, none of which the accused authored.
   *
   * @param headers RLP as hashed
   */
  public Receipt proveAbsence(TransactionSender sender, Address validator, List<byte[]> headers) {
    return send(sender, contract.proveAbsence(validator.hex(), headers));
  }

  /** Blocks that evidence of an absence needs now. */
  public int blocksForAbsence() {
    return small(read(contract.blocksForAbsence()));
  }
}
