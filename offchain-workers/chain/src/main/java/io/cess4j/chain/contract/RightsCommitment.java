package io.cess4j.chain.contract;

import java.math.BigInteger;
import java.time.Instant;

/**
 * A commitment that is neither revealed nor forfeited, as IDataRightsRegistry.Commitment.
 *
 * @param number of the certificate to come
 * @param since when it was made; it can be revealed in a later block
 * @param deadline last instant for the reveal
 * @param bond wei
 */
public record RightsCommitment(long number, Instant since, Instant deadline, BigInteger bond) {}
