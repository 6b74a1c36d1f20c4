package io.cess4j.chain.event;

/**
 * Too few miners or no TEE worker could be drawn: the order is cancelled and refunded in full. As
 * in {@code IOrders}.
 */
public record CandidatesRanOut(EventPosition at, long order, long required, long found)
    implements ContractEvent, DrawOutcome {}
