package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.AccessStanding;
import java.util.List;

/**
 * Accounts were listed or blocked. Values as in the event {@code StandingChanged} of {@code
 * IAccessTerms}.
 */
public record AccessStandingChanged(
    EventPosition at, long certificate, AccessStanding standing, List<Address> accounts)
    implements BillingEvent {
  /** Copies the list. */
  public AccessStandingChanged {
    accounts = List.copyOf(accounts);
  }
}
