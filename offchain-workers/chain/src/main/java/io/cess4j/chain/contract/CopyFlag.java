package io.cess4j.chain.contract;

/**
 * That a later certificate is near an earlier one, as ICopyChallenges.Flag.
 *
 * @param older number of the earlier certificate
 * @param distance differing bits of 256; 0 for equal files as well
 * @param byViews whether parts of the works were compared
 */
public record CopyFlag(long older, int distance, boolean byViews) {}
