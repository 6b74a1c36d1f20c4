package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.KeyBought;
import io.cess4j.chain.event.KeyOffered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IKeySales;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.util.BigIntegers;

/** Keys of files against money (IKeySales). */
public final class KeySales extends Client {
  private final IKeySales contract;

  /** Client of the contract at {@code address}. */
  public KeySales(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IKeySales::load, address, connection);
  }

  /**
   * Holder: offers the key of a certificate's file.
   *
   * @param claim what the certificate was registered with
   * @param price wei
   * @return id of the offer
   */
  public Mined<Bytes32> offer(
      TransactionSender sender, SaleCapsule capsule, RightsClaim claim, BigInteger price) {
    return send(
        sender,
        contract.offer(raw(capsule), raw(claim), price),
        KeyOffered.class,
        KeyOffered::offer);
  }

  /** Seller: another price for later buyers. */
  public Receipt reprice(TransactionSender sender, Bytes32 offer, BigInteger price) {
    return send(sender, contract.reprice(offer.bytes(), price));
  }

  /** Seller or holder: no more buyers. */
  public Receipt withdraw(TransactionSender sender, Bytes32 offer) {
    return send(sender, contract.withdraw(offer.bytes()));
  }

  /**
   * Locks the price.
   *
   * @param maximum wei that the sender agrees to
   * @param readerKey B, 128 bytes
   * @param deadline the last time for delivery
   * @return number of the sale
   */
  public Mined<Long> buy(
      TransactionSender sender,
      Bytes32 offer,
      BigInteger maximum,
      ByteString readerKey,
      Instant deadline) {
    return send(
        sender,
        contract.buy(offer.bytes(), maximum, readerKey.toBytes(), word(deadline.getEpochSecond())),
        KeyBought.class,
        KeyBought::sale);
  }

  /** Delivers C1 ‖ K2 ‖ C2, 512 bytes. */
  public Receipt deliver(
      TransactionSender sender,
      long sale,
      SaleCapsule capsule,
      ByteString readerKey,
      ByteString delivery) {
    return send(
        sender,
        contract.deliver(word(sale), raw(capsule), readerKey.toBytes(), delivery.toBytes()));
  }

  /** Shows with S, 128 bytes, that the key is wrong. */
  public Receipt complain(
      TransactionSender sender, long sale, SaleCapsule capsule, ByteString secret) {
    return send(sender, contract.complain(word(sale), raw(capsule), secret.toBytes()));
  }

  /** Back to the buyer where nothing came in time, or the offer was refuted. */
  public Receipt refund(TransactionSender sender, long sale) {
    return send(sender, contract.refund(word(sale)));
  }

  /** Buyer: content before the window has ended. */
  public Receipt accept(TransactionSender sender, long sale) {
    return send(sender, contract.accept(word(sale)));
  }

  /** After the window: the price goes to the certificate's revenue. */
  public Receipt collect(TransactionSender sender, long sale) {
    return send(sender, contract.collect(word(sale)));
  }

  /** An offer; one of state UNKNOWN where there is none. */
  public KeyOffer offerOf(Bytes32 offer) {
    IKeySales.Offer one = read(contract.offerOf(offer.bytes()));
    return new KeyOffer(
        Address.of(one.seller),
        one.price,
        number(one.certificate),
        member(KeyOfferState.class, one.state),
        Bytes32.of(one.commitment));
  }

  /** A sale; one of state UNKNOWN where there is none. */
  public KeySale saleOf(long sale) {
    IKeySales.Sale one = read(contract.saleOf(word(sale)));
    return new KeySale(
        Address.of(one.buyer),
        one.price,
        Bytes32.of(one.offer),
        instant(one.due),
        member(KeySaleState.class, one.state));
  }

  /** Sales so far. */
  public long saleCount() {
    return number(read(contract.saleCount()));
  }

  private static IKeySales.Claim raw(RightsClaim claim) {
    return new IKeySales.Claim(
        claim.fid().bytes(),
        claim.instanceHash().bytes(),
        BigIntegers.fromUnsignedByteArray(claim.identifier().bytes()),
        claim.viewsRoot().bytes(),
        claim.keyCommitment().bytes(),
        claim.algorithm().bytes(),
        claim.isccDigest().bytes(),
        word(claim.deal()),
        member(claim.mediaType()));
  }

  private static IKeySales.Capsule raw(SaleCapsule capsule) {
    return new IKeySales.Capsule(
        word(capsule.certificate()), capsule.point(), capsule.labelKey(), capsule.sealedKeys());
  }
}
