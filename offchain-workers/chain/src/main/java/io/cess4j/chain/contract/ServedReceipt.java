package io.cess4j.chain.contract;

import io.cess4j.protocol.ByteString;

/**
 * A reader's word about what a miner served of one slot on a day.
 *
 * @param amount bytes of fragments
 * @param signature 64 bytes of EIP-2098 over {@link io.cess4j.chain.typed.Served}
 */
public record ServedReceipt(long deal, int slot, long amount, ByteString signature) {}
