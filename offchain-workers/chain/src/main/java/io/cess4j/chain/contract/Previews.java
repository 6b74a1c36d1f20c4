package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IPreviews;
import java.util.Optional;

/** What a buyer may look at before it pays (IPreviews). */
public final class Previews extends Client {
  private final IPreviews contract;

  /** Client of the contract at {@code address}. */
  public Previews(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IPreviews::load, address, connection);
  }

  /** Holder: names a public file; {@link Bytes32#ZERO} takes the preview back. */
  public Receipt setPreview(TransactionSender sender, long certificate, Bytes32 fid) {
    return send(sender, contract.setPreview(word(certificate), fid.bytes()));
  }

  /** Id of the public file; empty where there is none. */
  public Optional<Bytes32> previewOf(long certificate) {
    return Optional.of(Bytes32.of(read(contract.previewOf(word(certificate)))))
        .filter(fid -> !fid.isZero());
  }
}
