package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.ILossReports;

/** Losses that miners report themselves (ILossReports). */
public final class LossReports extends Client {
  private final ILossReports contract;

  /** Client of the contract at {@code address}. */
  public LossReports(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(ILossReports::load, address, connection);
  }

  /** The slot's miner says that its fragments are lost. */
  public Receipt report(TransactionSender sender, long deal, int slot) {
    return send(sender, contract.report(word(deal), word(slot)));
  }

  /** The slot's miner says that they are back. */
  public Receipt withdraw(TransactionSender sender, long deal, int slot) {
    return send(sender, contract.withdraw(word(deal), word(slot)));
  }

  /** Whether the loss of a slot is reported. */
  public boolean reported(long deal, int slot) {
    return (number(read(contract.reported(word(deal)))) >> slot & 1) == 1;
  }
}
