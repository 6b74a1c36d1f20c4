package io.cess4j.sdk.rights;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.RightsDispute;

/**
 * A dispute that is not over, with who may answer it.
 *
 * @param holder of the certificate; a contract where it is in an auction
 * @param creator who registered it
 */
public record OpenDispute(
    long certificate, RightsDispute dispute, Address holder, Address creator) {
  /** Whether an account is challenger, holder or creator. */
  public boolean concerns(Address account) {
    return dispute.challenger().equals(account) || mayBeAnsweredBy(account);
  }

  /** Whether the contract takes an account's answer. */
  public boolean mayBeAnsweredBy(Address account) {
    return holder.equals(account) || creator.equals(account);
  }
}
