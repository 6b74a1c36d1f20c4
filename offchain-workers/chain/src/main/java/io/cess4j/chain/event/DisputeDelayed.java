package io.cess4j.chain.event;

/**
 * A dispute waits for another beat. Values as in the event DrawDelayed of {@code IRightsDisputes}.
 */
public record DisputeDelayed(EventPosition at, long certificate, long round, long drawBeat)
    implements RightsEvent {}
