package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsVerdict;

/** A TEE worker said what it found. Values as in the event Judged of {@code IRightsDisputes}. */
public record DisputeJudged(
    EventPosition at,
    long certificate,
    int worker,
    long round,
    RightsVerdict verdict,
    Bytes32 evidence)
    implements RightsEvent {}
