package io.cess4j.sdk.market;

import io.cess4j.chain.contract.AccessStanding;

/**
 * An account before a certificate's data.
 *
 * @param standing what the holder said of it
 * @param admitted whether it may read now
 */
public record Admission(AccessStanding standing, boolean admitted) {}
