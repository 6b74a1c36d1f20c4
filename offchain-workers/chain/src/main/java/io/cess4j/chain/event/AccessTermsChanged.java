package io.cess4j.chain.event;

import io.cess4j.chain.contract.AccessPrices;
import java.time.Instant;

/** Prices of reading. Values as in the event {@code TermsChanged} of {@code IAccessTerms}. */
public record AccessTermsChanged(
    EventPosition at, long certificate, AccessPrices inForce, AccessPrices next, Instant nextFrom)
    implements BillingEvent {}
