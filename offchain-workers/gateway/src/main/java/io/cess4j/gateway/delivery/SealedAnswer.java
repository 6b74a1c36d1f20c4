package io.cess4j.gateway.delivery;

import io.cess4j.protocol.ByteString;
import java.util.Optional;

/**
 * What a buyer gets.
 *
 * @param sealed E' ‖ V' ‖ signature, sealed to the request's recipient
 * @param accepted the voucher, signed by this gateway where it is the channel's
 */
public record SealedAnswer(ByteString sealed, Optional<ByteString> accepted) {}
