package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;

/**
 * Everything that turns a drawn order into a deal, as IDeals.Activation.
 *
 * @param deal order number
 * @param root the descriptor's root
 * @param fid file id
 * @param size bytes of ciphertext
 * @param sectors sectors a miner
 * @param reports n times nu 16, r 32, yParityAndS 32, in slot order
 * @param tags the drawn TEE worker's compact signature over Tags, 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record Activation(
    long deal, Bytes32 root, Bytes32 fid, long size, long sectors, byte[] reports, byte[] tags) {}
