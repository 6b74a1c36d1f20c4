package io.cess4j.example.titledeed;

import io.cess4j.chain.transaction.Receipt;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.Session;
import java.math.BigInteger;

/** A deed against its price. */
public final class Purchase {
  private final Session buyer;
  private final Deeds deeds;

  public Purchase(Session buyer, Deeds deeds) {
    this.buyer = buyer;
    this.deeds = deeds;
  }

  /**
   * The offer that this account may accept.
   *
   * @throws DappException where there is none
   */
  public OpenSale offerOf(Deed deed) {
    return deed.sale()
        .filter(sale -> sale.buyer().equals(buyer.address()))
        .orElseThrow(
            () ->
                new DappException(
                    "deed %d is not offered to %s".formatted(deed.number(), buyer.address())));
  }

  /**
   * Pays exactly the price of the offer that was read, and only if the deed is still as it was
   * read. Money that lies in the vault is taken out for it.
   */
  public Receipt of(Deed asRead) {
    OpenSale offer = offerOf(asRead);
    var token = buyer.network().token();
    BigInteger missing = offer.price().subtract(token.balanceOf(buyer.address()));
    if (missing.signum() > 0) {
      buyer.network().vault().withdraw(buyer.sender(), buyer.address(), missing);
    }
    token.approve(buyer.sender(), deeds.address(), offer.price());
    return deeds.accept(asRead);
  }
}
