package io.cess4j.chain.event;

import io.cess4j.chain.contract.DayOutcome;

/**
 * A finished day of a miner on duty; its outcome does not change any more. Values as in the event
 * of that name of {@code IAuditRounds}.
 *
 * @param consecutive missed days up to and with it
 */
public record DaySettled(
    EventPosition at, long miner, int day, DayOutcome outcome, long consecutive)
    implements ContractEvent {}
