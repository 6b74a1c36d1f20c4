package io.cess4j.chain.event;

import io.cess4j.chain.contract.Duty;

/** A proof was accepted. Values as in the event of that name of {@code IAuditRounds}. */
public record ProofAccepted(
    EventPosition at,
    long miner,
    int day,
    int window,
    Duty duty,
    int group,
    long sectors,
    long draws)
    implements ContractEvent {}
