package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsMedia;

/**
 * From now on works of a kind are called near up to another distance. Values as in the event
 * ThresholdChanged of {@code ICopyChallenges}.
 */
public record CopyThresholdChanged(
    EventPosition at, RightsMedia mediaType, Bytes32 algorithm, String name, int bits)
    implements RightsEvent {}
