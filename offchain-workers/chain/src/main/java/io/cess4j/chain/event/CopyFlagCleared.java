package io.cess4j.chain.event;

/**
 * A flag went, for the earlier certificate was invented. Values as in the event FlagCleared of
 * {@code ICopyChallenges}.
 */
public record CopyFlagCleared(EventPosition at, long newer, long older) implements RightsEvent {}
