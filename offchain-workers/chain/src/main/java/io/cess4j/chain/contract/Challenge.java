package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * What a miner must answer in a window of today, as IAuditRounds.Challenge.
 *
 * @param duty whether it must
 * @param group bucket that is sampled
 * @param tiKey TI key of the bucket
 * @param sectors frozen sectors of the bucket
 * @param closesAt last instant at which a proof counts
 * @param samples live positions to reach
 * @param maximumDraws positions to draw at most
 * @param seed of positions, weights and evaluation point
 * @param proven whether a proof was accepted already
 */
public record Challenge(
    Duty duty,
    int group,
    int tiKey,
    long sectors,
    Instant closesAt,
    long samples,
    long maximumDraws,
    Bytes32 seed,
    boolean proven) {}
