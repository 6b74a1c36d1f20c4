package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.KeyOfferState;

/**
 * An offered key is for sale no longer. Values as in the event {@code KeyOfferEnded} of {@code
 * IKeySales}.
 */
public record KeyOfferEnded(EventPosition at, Bytes32 offer, KeyOfferState state)
    implements BillingEvent {}
