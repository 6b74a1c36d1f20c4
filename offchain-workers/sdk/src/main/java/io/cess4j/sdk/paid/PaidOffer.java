package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.util.List;

/**
 * What a buyer is shown before it pays.
 *
 * @param fid of the file, 64 hex digits
 * @param holder who earns
 * @param price wei of this retrieval; zero within a subscription, and where it was paid already
 * @param subscribed whether a subscription covers it
 * @param paidAlready whether its keys are in the purse, or a voucher for it is under way
 * @param toLock wei that would be locked in a channel now
 * @param grant by which it is delivered
 * @param threshold gateways that have to answer
 * @param gateways of the grant that answer now
 */
public record PaidOffer(
    long certificate,
    String title,
    String fid,
    Address holder,
    BigInteger price,
    boolean subscribed,
    boolean paidAlready,
    BigInteger toLock,
    Bytes32 grant,
    int threshold,
    List<Address> gateways) {
  /** Copies the list. */
  public PaidOffer {
    gateways = List.copyOf(gateways);
  }
}
