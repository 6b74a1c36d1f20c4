package io.cess4j.chain.event;

import java.time.Instant;

/**
 * A TEE worker was drawn for a dispute. Values as in the event WorkerDrawn of {@code
 * IRightsDisputes}.
 */
public record DisputeWorkerDrawn(
    EventPosition at, long certificate, int worker, long round, int tiKey, Instant deadline)
    implements RightsEvent {}
