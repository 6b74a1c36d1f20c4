package io.cess4j.sdk.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import java.time.Instant;

/**
 * A claim that was committed to. Whoever loses the salt before the reveal loses the bond.
 *
 * @param claim what will be revealed
 * @param salt of the commitment
 * @param number that the certificate will have
 * @param deadline last second in which it may be revealed
 * @param since chain time of the commitment; the reveal comes in a later block
 */
public record PendingRegistration(
    RightsClaim claim, Bytes32 salt, long number, Instant since, Instant deadline) {}
