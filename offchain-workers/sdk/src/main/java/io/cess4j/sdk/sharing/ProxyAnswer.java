package io.cess4j.sdk.sharing;

import io.cess4j.proofs.sharing.Reencryption;

/**
 * What a proxy answered; nothing of it is checked yet.
 *
 * @param signature over Reencrypted, 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
record ProxyAnswer(Reencryption reencryption, byte[] signature) {}
