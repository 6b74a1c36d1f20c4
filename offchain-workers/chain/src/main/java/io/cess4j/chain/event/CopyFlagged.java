package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * A later certificate was shown to be near an earlier one. Values as in the event Flagged of {@code
 * ICopyChallenges}.
 */
public record CopyFlagged(
    EventPosition at, long newer, long older, Address by, int distance, boolean byViews)
    implements RightsEvent {}
