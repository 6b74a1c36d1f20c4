package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A buyer's deposit for the retrievals through one gateway.
 *
 * @param until from when nothing is settled and the rest goes back
 * @param lastTime of the newest settled record
 * @param count retrievals settled
 * @param deposit wei, what was paid included
 * @param paid wei settled
 * @param digest over all settled records
 */
public record RetrievalChannel(
    Address buyer,
    Address gateway,
    Instant until,
    Instant lastTime,
    long count,
    BigInteger deposit,
    BigInteger paid,
    Bytes32 digest) {}
