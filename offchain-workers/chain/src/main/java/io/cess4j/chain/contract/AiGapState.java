package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;

/**
 * Everything of a task that one call reads, as IAiGapRounds.State.
 *
 * @param leader CHALLENGE: the outcome that may be refuted; FINAL: the one that ended the task;
 *     otherwise of no meaning
 */
public record AiGapState(
    AiGapRound round,
    AiGapBallot ballot,
    AiGapPlan plan,
    AiGapWindows windows,
    AiGapRoots models,
    Bytes32 leader) {}
