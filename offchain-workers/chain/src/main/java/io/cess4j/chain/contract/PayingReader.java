package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.contracts.IPayingReader;

/** The reader of what is sold by the retrieval or the subscription (IPayingReader). */
public final class PayingReader extends Client {
  private final IPayingReader contract;

  /** Client of the contract at {@code address}. */
  public PayingReader(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IPayingReader::load, address, connection);
  }

  /** Its registered key, the generator of G1: 128 bytes of EIP-2537. */
  public byte[] readerKey() {
    return read(contract.readerKey());
  }

  /** The label by which a grant says which certificate has to be paid. */
  public Bytes32 labelOf(long certificate) {
    return Bytes32.of(read(contract.labelOf(word(certificate))));
  }
}
