package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * A seat, as IAiGapRounds.Seat.
 *
 * @param account zero where it was never taken
 * @param update a commitment, then the root of the update that it was to; of the round in which the
 *     seat last acted
 * @param vote the same of votes and ids of outcomes
 */
public record AiGapSeat(Address account, Bytes32 update, Bytes32 vote) {}
