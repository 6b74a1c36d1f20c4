package io.cess4j.chain.event;

/**
 * A TEE worker let its time for a verdict pass. Values as in the event WorkerSilent of {@code
 * IRightsDisputes}.
 */
public record DisputeWorkerSilent(EventPosition at, long certificate, int worker, long round)
    implements RightsEvent {}
