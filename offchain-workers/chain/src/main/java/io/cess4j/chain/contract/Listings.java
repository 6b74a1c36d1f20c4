package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IListings;
import java.math.BigInteger;
import java.time.Instant;

/** Certificates at a fixed price (IListings). */
public final class Listings extends Client {
  private final IListings contract;

  /** Client of the contract at {@code address}. */
  public Listings(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IListings::load, address, connection);
  }

  /** Holder: lists a certificate; DataCertificates.approve must have named this contract. */
  public Receipt list(TransactionSender sender, long certificate, BigInteger price, Instant until) {
    return send(sender, contract.list(word(certificate), price, word(until.getEpochSecond())));
  }

  /** Seller, or anybody where the seller holds the certificate no more. */
  public Receipt delist(TransactionSender sender, long certificate) {
    return send(sender, contract.delist(word(certificate)));
  }

  /**
   * Buys a certificate.
   *
   * @param maximum wei that the sender agrees to
   * @param lineage Lineage.digestOf as it saw it
   */
  public Receipt buy(
      TransactionSender sender, long certificate, BigInteger maximum, Bytes32 lineage) {
    return send(sender, contract.buy(word(certificate), maximum, lineage.bytes()));
  }

  /** The listing of a certificate. */
  public Listing listingOf(long certificate) {
    IListings.Listing one = read(contract.listingOf(word(certificate)));
    return new Listing(Address.of(one.seller), one.price, instant(one.until));
  }
}
