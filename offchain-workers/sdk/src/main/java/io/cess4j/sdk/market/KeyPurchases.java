package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.KeyOffer;
import io.cess4j.chain.contract.KeyOfferState;
import io.cess4j.chain.contract.KeySale;
import io.cess4j.chain.contract.KeySaleState;
import io.cess4j.chain.contract.KeySales;
import io.cess4j.chain.contract.MarketIndex;
import io.cess4j.chain.event.KeyBought;
import io.cess4j.chain.event.KeyDelivered;
import io.cess4j.chain.event.KeyOffered;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sale.PurchaseKey;
import io.cess4j.proofs.sale.SaleCapsule;
import io.cess4j.proofs.sale.SaleDelivery;
import io.cess4j.proofs.sale.SaleOpening;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.storage.FileKeyRing;
import io.cess4j.sdk.storage.SealingKeys;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * Keys of files against money: the buyer's side (KeySales, ADR 0034). The secret that opens a
 * delivery follows from the account's key and the offer, so nothing has to be kept between paying
 * and reading.
 */
public final class KeyPurchases {
  private final Network network;
  private final Account account;

  /** Purchases of an account. */
  public KeyPurchases(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /**
   * A key that is for sale.
   *
   * @throws MarketException where it is not, or not any more
   */
  public KeyOffer offer(Bytes32 id) {
    KeyOffer offer = contract().offerOf(id);
    if (offer.state() != KeyOfferState.OPEN) {
      throw new MarketException(
          switch (offer.state()) {
            case WITHDRAWN -> "key offer %s was withdrawn: look for another one".formatted(id);
            case REFUTED -> "key offer %s is of a wrong key, as somebody showed".formatted(id);
            default -> "there is no key offer %s: check the id".formatted(id);
          });
    }
    return offer;
  }

  /** The account's purchase of an offer that is neither refunded nor replaced, newest first. */
  public Optional<Long> purchaseOf(Bytes32 offer) {
    return index().keyPurchasesBy(account.address()).reversed().stream()
        .filter(bought -> bought.offer().equals(offer))
        .map(KeyBought::sale)
        .filter(sale -> contract().saleOf(sale).state() != KeySaleState.REFUNDED)
        .findFirst();
  }

  /**
   * Locks the price of a key.
   *
   * @param maximum wei that the account agrees to
   * @param deadline the last time for delivery, a minute to DeliveryWindow ahead
   * @return number of the sale
   * @throws MarketException where this account has bought it already, before anything is sent
   * @throws io.cess4j.contracts.errors.KeyPriceAbove where the price was raised meanwhile
   */
  public long buy(Bytes32 offer, BigInteger maximum, Instant deadline) {
    purchaseOf(offer)
        .ifPresent(
            sale -> {
              throw new MarketException(
                  "this account has bought the key already, sale %d: it is read with it"
                      .formatted(sale));
            });
    offer(offer);
    try (SecretScalar reader = readerOf(offer)) {
      return contract()
          .buy(
              network.sender(account),
              offer,
              maximum,
              ByteString.of(reader.timesG1().eip2537()),
              deadline)
          .value();
    }
  }

  /**
   * Where a purchase of this account stands; opens what was delivered.
   *
   * @throws MarketException for a sale that is not this account's
   */
  public KeyOutcome look(long sale) {
    KeySale now = own(sale);
    return switch (now.state()) {
      case BOUGHT ->
          network.clock().instant().isAfter(now.due())
                  || contract().offerOf(now.offer()).state() == KeyOfferState.REFUTED
              ? new KeyOutcome.Late(now.due())
              : new KeyOutcome.Awaited(now.due());
      case DELIVERED, COMPLETED -> open(sale, now);
      default -> new KeyOutcome.Refunded();
    };
  }

  private KeyOutcome open(long sale, KeySale now) {
    KeyDelivered delivered = index().keyDelivery(sale).orElseThrow(() -> gone("delivery", sale));
    KeyOffered offered = offered(now.offer(), sale);
    SaleCapsule capsule = Capsules.of(offered.capsule());
    SaleDelivery delivery =
        new SaleDelivery(
            G1.ofEip2537(delivered.c1()),
            G2.ofEip2537(delivered.k2()),
            G1.ofEip2537(delivered.c2()));
    Hash256 commitment = Hash256.of(contract().offerOf(now.offer()).commitment().bytes());
    try (SecretScalar reader = readerOf(now.offer())) {
      return switch (capsule.open(
          delivery, reader, Capsules.context(network, offered.certificate()), commitment)) {
        case SaleOpening.Opened opened ->
            new KeyOutcome.Opened(
                new FileKeyRing(opened.keys().dataKey(), opened.keys().maskKeys()));
        case SaleOpening.WrongKey wrong -> new KeyOutcome.WrongKey(wrong.secret(), now.due());
      };
    }
  }

  /** Shows the chain that what was delivered is no key of the file; the price comes back. */
  public void complain(long sale, KeyOutcome.WrongKey wrong) {
    KeyOffered offered = offered(own(sale).offer(), sale);
    contract()
        .complain(
            network.sender(account),
            sale,
            offered.capsule(),
            ByteString.of(wrong.secret().eip2537()));
  }

  /** Gets the price back where nothing came in time, or somebody else showed the key wrong. */
  public void refund(long sale) {
    contract().refund(network.sender(account), sale);
  }

  /** Content: the seller has the price before the time for complaints is over. */
  public void accept(long sale) {
    contract().accept(network.sender(account), sale);
  }

  /** The file that a bought key is of, 64 hex digits. */
  public String fileOf(long sale) {
    long certificate = contract().offerOf(own(sale).offer()).certificate();
    return MarketLookup.claim(network, certificate).fid().hex().substring(2);
  }

  private KeySale own(long sale) {
    KeySale found = contract().saleOf(sale);
    if (!found.buyer().equals(account.address())) {
      throw new MarketException(
          "sale %d is not of %s: check the number, or use the buyer's account"
              .formatted(sale, account.address()));
    }
    return found;
  }

  private KeyOffered offered(Bytes32 offer, long sale) {
    return index().keyOffer(offer).orElseThrow(() -> gone("offer", sale));
  }

  private static MarketException gone(String what, long sale) {
    return new MarketException(
        "the node has no event of the %s of sale %d: ask one that keeps logs"
            .formatted(what, sale));
  }

  private SecretScalar readerOf(Bytes32 offer) {
    long chainId = network.connection().chainId();
    try (SecretScalar sealing = new SealingKeys(account, chainId).secret()) {
      return PurchaseKey.of(sealing, chainId, Hash256.of(offer.bytes()));
    }
  }

  private MarketIndex index() {
    return MarketLookup.of(network);
  }

  private KeySales contract() {
    return network.billing().keySales();
  }
}
