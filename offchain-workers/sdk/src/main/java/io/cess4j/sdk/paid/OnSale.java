package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import io.cess4j.chain.event.RightsRegistered;
import java.util.Map;

/**
 * A certificate whose file is delivered against payment.
 *
 * @param alive endpoints of those proxies of the grant that answer, at least its threshold
 */
record OnSale(
    RightsRegistered registered, Address holder, PaidGrant paid, Map<Address, String> alive) {
  /** Copies the map. */
  OnSale {
    alive = Map.copyOf(alive);
  }

  long certificate() {
    return registered.number();
  }

  String fid() {
    return registered.claim().fid().hex().substring(2);
  }

  int threshold() {
    return paid.grant().threshold();
  }
}
