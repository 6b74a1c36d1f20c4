package io.cess4j.chain.contract;

import java.time.Duration;
import java.time.Instant;

/**
 * The layout of time and space, which never changes, as INetworkParameters.Constants.
 *
 * @param genesis day 0, second 0
 * @param day length of a protocol day
 * @param windows audit windows a day
 * @param window length of one window
 * @param grace how long after its window a proof still counts
 * @param beat interval of beats
 * @param era length of an era
 * @param unitBytes declared space is counted in units of this many bytes
 * @param blockSectors sectors of 31 bytes a block
 */
public record Constants(
    Instant genesis,
    Duration day,
    int windows,
    Duration window,
    Duration grace,
    Duration beat,
    Duration era,
    long unitBytes,
    int blockSectors) {}
