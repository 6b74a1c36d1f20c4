package io.cess4j.gateway.delivery;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;

/**
 * What the chain says of a grant, which never changes.
 *
 * @param label says which certificate is to be paid
 * @param proxies whose vouchers count
 */
record PaidGrant(Bytes32 label, List<Address> proxies) {
  PaidGrant {
    proxies = List.copyOf(proxies);
  }
}
