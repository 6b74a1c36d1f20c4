package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.KeyOffer;
import io.cess4j.chain.contract.KeyOfferState;
import io.cess4j.chain.contract.KeySales;
import io.cess4j.chain.event.KeyOffered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sale.SaleCapsule;
import io.cess4j.proofs.sale.SaleContext;
import io.cess4j.proofs.sale.SoldKeys;
import io.cess4j.sdk.storage.FileKeyRing;
import io.cess4j.sdk.storage.OwnFile;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Keys of files against money: the seller's side (KeySales, ADR 0034). Whoever has bought a key
 * reads the file for ever. Deliveries are the {@link KeyAgent}'s work.
 */
public final class KeyStall {
  private final Network network;
  private final Account account;
  private final RandomGenerator random;

  /**
   * @param random a SecureRandom outside tests
   */
  public KeyStall(Network network, Account account, RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.random = random;
  }

  /**
   * Offers the key of a certificate's file.
   *
   * @param file what the certificate was registered for, with its keys
   * @param price wei
   * @return id of the offer
   * @throws MarketException where the certificate is of another file, before anything is sent
   */
  public Bytes32 offer(long certificate, OwnFile file, BigInteger price) {
    Limits.price(price);
    RightsClaim claim = claim(certificate);
    String registered = claim.fid().hex().substring(2);
    if (!registered.equals(file.fid())) {
      throw new MarketException(
          "certificate %d is of file %s, not of %s: offer that file's key"
              .formatted(certificate, registered, file.fid()));
    }
    SaleContext context = Capsules.context(network, certificate);
    FileKeyRing keys = file.keys();
    try (SecretScalar seller = Capsules.sellerKey(network, account, context)) {
      SaleCapsule capsule =
          SaleCapsule.offer(new SoldKeys(keys.dataKey(), keys.maskKeys()), seller, context, random);
      return contract()
          .offer(network.sender(account), Capsules.raw(certificate, capsule), claim, price)
          .value();
    }
  }

  /** The file that a certificate was registered for, 64 hex digits. */
  public String fileOf(long certificate) {
    return claim(certificate).fid().hex().substring(2);
  }

  /** Seller: another price for later buyers. */
  public void reprice(Bytes32 offer, BigInteger price) {
    contract().reprice(network.sender(account), offer, Limits.price(price));
  }

  /** Seller or holder: no more buyers; purchases that were made stay. */
  public void withdraw(Bytes32 offer) {
    contract().withdraw(network.sender(account), offer);
  }

  /** Open offers of a certificate's key, oldest first. */
  public Map<Bytes32, KeyOffer> offers(long certificate) {
    Map<Bytes32, KeyOffer> open = new LinkedHashMap<>();
    for (KeyOffered offered : MarketLookup.of(network).keysOf(certificate)) {
      KeyOffer now = contract().offerOf(offered.offer());
      if (now.state() == KeyOfferState.OPEN) {
        open.put(offered.offer(), now);
      }
    }
    return open;
  }

  private RightsClaim claim(long certificate) {
    return MarketLookup.claim(network, certificate);
  }

  private KeySales contract() {
    return network.billing().keySales();
  }
}
