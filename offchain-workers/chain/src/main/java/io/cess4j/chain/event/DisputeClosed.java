package io.cess4j.chain.event;

import io.cess4j.chain.contract.RightsStanding;
import java.math.BigInteger;

/**
 * The end of a dispute; amounts in wei of the two bonds. Values as in the event DisputeClosed of
 * {@code IRightsDisputes}.
 */
public record DisputeClosed(
    EventPosition at,
    long certificate,
    long round,
    RightsStanding standing,
    BigInteger toChallenger,
    BigInteger toAnswerer,
    BigInteger toWorker)
    implements RightsEvent {}
