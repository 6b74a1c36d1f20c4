package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A demand for withheld data, as IAiGapDemands.Demand.
 *
 * @param bond wei, for whoever answers
 * @param hash of the node
 * @param length bytes of the record; 0 for a node with others below it
 * @param below levels that an answer shows
 */
public record AiGapDemand(
    Address demander,
    BigInteger bond,
    Bytes32 hash,
    Bytes32 outcome,
    long task,
    int round,
    Instant deadline,
    int length,
    int below,
    AiGapDemandState state) {}
