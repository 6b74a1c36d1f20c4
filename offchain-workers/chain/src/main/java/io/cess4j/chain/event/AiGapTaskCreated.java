package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapTerms;

/** A task is open for enrolment. Values as in the event TaskCreated of {@code IAiGapTasks}. */
public record AiGapTaskCreated(
    EventPosition at, long task, Address creator, Bytes32 architecture, AiGapTerms terms)
    implements AiGapEvent {}
