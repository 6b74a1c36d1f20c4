package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.PurchaseOffered;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IPurchaseOffers;
import java.math.BigInteger;
import java.time.Instant;

/** Offers to buy certificates (IPurchaseOffers). */
public final class PurchaseOffers extends Client {
  private final IPurchaseOffers contract;

  /** Client of the contract at {@code address}. */
  public PurchaseOffers(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IPurchaseOffers::load, address, connection);
  }

  /**
   * Locks money for a certificate.
   *
   * @param lineage Lineage.digestOf as the sender saw it
   * @return number of the offer
   */
  public Mined<Long> offer(
      TransactionSender sender,
      long certificate,
      BigInteger amount,
      Instant until,
      Bytes32 lineage) {
    return send(
        sender,
        contract.offer(word(certificate), amount, word(until.getEpochSecond()), lineage.bytes()),
        PurchaseOffered.class,
        PurchaseOffered::offer);
  }

  /** Buyer: takes the money back. */
  public Receipt withdraw(TransactionSender sender, long offer) {
    return send(sender, contract.withdraw(word(offer)));
  }

  /** Holder: sells; DataCertificates.approve must have named this contract. */
  public Receipt accept(TransactionSender sender, long offer, BigInteger minimum) {
    return send(sender, contract.accept(word(offer), minimum));
  }

  /** An offer. */
  public PurchaseOffer offerOf(long offer) {
    IPurchaseOffers.PurchaseOffer one = read(contract.offerOf(word(offer)));
    return new PurchaseOffer(
        Address.of(one.buyer),
        one.amount,
        number(one.certificate),
        instant(one.until),
        Bytes32.of(one.lineage));
  }
}
