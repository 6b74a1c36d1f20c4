package io.cess4j.gateway.sharing;

import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.protocol.ByteString;

/**
 * What a reader gets.
 *
 * @param reencryption E' ‖ V'
 * @param signature of this gateway over Reencrypted, 64 bytes
 */
public record ShareAnswer(Reencryption reencryption, ByteString signature) {}
