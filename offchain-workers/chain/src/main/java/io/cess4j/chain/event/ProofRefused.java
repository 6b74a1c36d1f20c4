package io.cess4j.chain.event;

import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Duty;
import io.cess4j.contracts.errors.ContractRevert;

/**
 * What a miner itself sent was refused, on the record. Values as in the event of that name of
 * {@code IAuditRounds}.
 *
 * @param reason the error, as it would have reverted for a stranger
 */
public record ProofRefused(
    EventPosition at,
    long miner,
    int day,
    int window,
    Duty duty,
    DayOutcome outcome,
    ContractRevert reason)
    implements ContractEvent {}
