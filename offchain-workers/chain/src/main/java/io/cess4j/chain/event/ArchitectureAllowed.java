package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * Something more may be trained. Values as in the event ArchitectureAllowed of {@code
 * IArchitectures}.
 */
public record ArchitectureAllowed(
    EventPosition at, Bytes32 architecture, long components, String text) implements AiGapEvent {}
