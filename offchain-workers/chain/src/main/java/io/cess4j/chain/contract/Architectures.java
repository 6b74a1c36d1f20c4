package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IArchitectures;

/** What AI Gap tasks may train (IArchitectures). */
public final class Architectures extends Client {
  private final IArchitectures contract;

  /** Client of the contract at {@code address}. */
  public Architectures(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IArchitectures::load, address, connection);
  }

  /** Governor: adds one for ever. */
  public Receipt allow(TransactionSender sender, String text, int components) {
    return send(sender, contract.allow(text, word(components)));
  }

  /**
   * Parameters of a model (P).
   *
   * @throws io.cess4j.contracts.errors.ArchitectureUnknown where it is not on the list
   */
  public long componentsOf(Bytes32 architecture) {
    return number(read(contract.componentsOf(architecture.bytes())));
  }
}
