package io.cess4j.chain.event;

/**
 * No edge can be added to a certificate any more. Values as in the event LineageSealed of {@code
 * ILineage}.
 */
public record LineageSealed(EventPosition at, long certificate) implements RightsEvent {}
