package io.cess4j.chain.event;

import io.cess4j.chain.contract.AccessMode;

/** Who may read at all. Values as in the event {@code AccessChanged} of {@code IAccessTerms}. */
public record AccessChanged(EventPosition at, long certificate, AccessMode access)
    implements BillingEvent {}
