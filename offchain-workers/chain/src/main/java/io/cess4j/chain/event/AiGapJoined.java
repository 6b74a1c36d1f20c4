package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/** Somebody takes part in a task. Values as in the event Joined of {@code IAiGapTasks}. */
public record AiGapJoined(
    EventPosition at, long task, int seat, Address account, Bytes32 keyDigest, long certificate)
    implements AiGapEvent {}
