package io.cess4j.chain.contract;

/**
 * One proof, as IAuditRounds.Submission.
 *
 * @param miner who proves
 * @param day today; yesterday only to have a late answer on the record
 * @param window of that day
 * @param hints 4 bytes a drawn position, big-endian holding number
 * @param keys K then KA, 512 bytes
 * @param proof y, sigma, psi: 288 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record Submission(
    long miner, long day, int window, byte[] hints, byte[] keys, byte[] proof) {}
