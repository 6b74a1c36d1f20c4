package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.ICredit;

/** Credit of consensus nodes: what their TEE workers did for the network (ICredit). */
public final class NodeCredit extends Client {
  private final ICredit contract;

  /** Client of the contract at {@code address}. */
  public NodeCredit(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(ICredit::load, address, connection);
  }

  /** Counts the bytes that a deal's TEE worker tagged, once. */
  public Receipt count(TransactionSender sender, long deal) {
    return send(sender, contract.count(word(deal)));
  }

  /** The same for a repaired slot. */
  public Receipt countRepair(TransactionSender sender, long deal, int slot) {
    return send(sender, contract.countRepair(word(deal), word(slot)));
  }

  /** 0 to 1,000 in an election of an era, the current one or a later one. */
  public long scoreOf(long node, long era) {
    return number(read(contract.scoreOf(word(node), word(era))));
  }

  /** Faults that lower it. */
  public long faultsOf(long node) {
    return number(read(contract.faultsOf(word(node))));
  }
}
