package io.cess4j.sdk.paid;

import io.cess4j.proofs.sharing.Reencryption;

/**
 * What a proxy delivered; nothing of it is checked but that it was sealed to this request.
 *
 * @param signature over Reencrypted, 64 bytes
 * @param accepted over the voucher, of the channel's gateway; empty from others
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
record Delivered(Reencryption reencryption, byte[] signature, byte[] accepted) {}
