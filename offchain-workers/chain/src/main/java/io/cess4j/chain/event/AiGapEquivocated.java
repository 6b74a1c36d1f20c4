package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * A seat signed two updates for one round. Values as in the event Equivocated of {@code
 * IAiGapFaults}.
 */
public record AiGapEquivocated(
    EventPosition at,
    long task,
    int round,
    int seat,
    Address challenger,
    Bytes32 one,
    Bytes32 other)
    implements AiGapEvent {}
