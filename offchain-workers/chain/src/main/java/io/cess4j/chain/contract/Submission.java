package io.cess4j.chain.contract;

/**
 * One proof, as IAuditRounds.Submission.
 *
 * @param miner who proves
 * @param window of today
 * @param hints 4 bytes a drawn position, big-endian holding number
 * @param keys K then KA, 512 bytes
 * @param proof y, sigma, psi: 288 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record Submission(long miner, int window, byte[] hints, byte[] keys, byte[] proof) {}
