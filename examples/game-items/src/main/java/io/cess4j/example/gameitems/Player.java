package io.cess4j.example.gameitems;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.LicenceOffering;
import io.cess4j.example.kit.Blake3;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Works;
import io.cess4j.sdk.storage.GetOptions;
import java.math.BigInteger;
import java.nio.file.Path;

/** Who buys licences, has items and reads assets. */
public final class Player {
  private final Session session;
  private final Items items;

  public Player(Session session, Items items) {
    this.session = session;
    this.items = items;
  }

  /**
   * What is on offer, looked at before anything is paid.
   *
   * @throws DappException where the offer is of no item, or of another text than was read
   */
  public LicenceOffering look(long offering, LicenceText read) {
    LicenceOffering offer = session.network().billing().licences().offeringOf(offering);
    if (offer.seller().isZero()) {
      throw new DappException("there is no offering " + offering + ": look at the number again");
    }
    Bytes32 wanted = items.kind(offer.certificate()).text();
    if (!offer.text().equals(read.hash()) || !wanted.equals(read.hash())) {
      throw new DappException(
          "the licence that you have read is not the one on offer (SHA-256 %s, not %s): ask the studio for it"
              .formatted(wanted, read.hash()));
    }
    return offer;
  }

  /**
   * Buys a licence; {@link Items#claim} then gives the item for it.
   *
   * @param maximum wei that the player agrees to
   * @return number of the licence
   */
  public long buy(long offering, LicenceText read, BigInteger maximum) {
    if (!session.cess().sharing().hasReaderKey()) {
      session.cess().sharing().registerReaderKey(); // the studio seals to it
    }
    return session
        .network()
        .billing()
        .licences()
        .buy(session.sender(), offering, read.hash(), maximum)
        .value();
  }

  /**
   * Reads the asset of an item through gateways and checks that it is what was registered.
   *
   * @throws io.cess4j.sdk.CessException where nobody has shared it, or its grant is over
   */
  public void read(long id, Path target) {
    session.cess().storage().get(items.kind(id).fid(), target, GetOptions.defaults());
    Bytes32 expected = new Works(session, line -> {}).find(id).claim().instanceHash();
    Bytes32 actual = Blake3.of(target);
    if (!actual.equals(expected)) {
      throw new DappException(
          "%s has BLAKE3 %s, its certificate says %s: it is not the asset"
              .formatted(target, actual, expected));
    }
  }
}
