package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IUpkeep;

/** Paid book-keeping for miners that leave or stay away (IUpkeep). */
public final class Upkeep extends Client {
  private final IUpkeep contract;

  /** Client of the contract at {@code address}. */
  public Upkeep(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IUpkeep::load, address, connection);
  }

  /** Frees the space of ended deals. */
  public Receipt roll(TransactionSender sender, long miner) {
    return send(sender, contract.roll(word(miner)));
  }

  /**
   * Takes tickets out of the draw.
   *
   * @param units 1 to 256
   */
  public Receipt retire(TransactionSender sender, long miner, int units) {
    return send(sender, contract.retire(word(miner), word(units)));
  }
}
