package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * Somebody doubts a certificate. Values as in the event DisputeOpened of {@code IRightsDisputes}.
 */
public record DisputeOpened(
    EventPosition at,
    long certificate,
    Address challenger,
    long round,
    BigInteger bond,
    long drawBeat)
    implements RightsEvent {}
