package io.cess4j.chain.contract;

import java.time.Duration;

/**
 * How long each phase lasts at most, whole seconds, as IAiGapRounds.Windows.
 *
 * @param enrolment of OPEN
 * @param answer that a demand for withheld data waits
 */
public record AiGapWindows(
    Duration enrolment,
    Duration commit,
    Duration reveal,
    Duration availability,
    Duration aggregate,
    Duration vote,
    Duration challenge,
    Duration answer) {}
