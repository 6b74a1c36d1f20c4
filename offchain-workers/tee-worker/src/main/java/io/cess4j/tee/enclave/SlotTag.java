package io.cess4j.tee.enclave;

import io.cess4j.proofs.podr2.Nu;
import io.cess4j.protocol.ByteString;

/**
 * The tag of one slot, as its miner passed it on.
 *
 * @param nu name of the holding's tags
 * @param signature t, 65 bytes
 */
public record SlotTag(Nu nu, ByteString signature) {}
