package io.cess4j.chain.contract;

import java.time.Instant;

/**
 * What only the end of a phase needs, as IAiGapRounds.Ballot; sets of seats are bitmaps.
 *
 * @param draw first beat that may draw the committee
 * @param revealed seats that revealed an update in this round
 * @param committee seats that vote in this round
 * @param voters those that revealed a vote which was not struck out
 * @param contributed seats with a contribution to any final outcome
 * @param ended rounds that ended with an outcome
 * @param failures in a row
 * @param demands open ones against the leading outcome
 * @param ledSince when it began to lead
 */
public record AiGapBallot(
    long draw,
    int revealed,
    int committee,
    int voters,
    int contributed,
    int ended,
    int failures,
    int demands,
    Instant ledSince) {}
