package io.cess4j.gateway.delivery;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ByteString;
import java.time.Instant;

/**
 * What a buyer sends (docs/formats.md section 16).
 *
 * @param capsule E ‖ V ‖ s, 128 bytes
 * @param certificate what is paid for
 * @param account who pays
 * @param recipient 48 bytes, a key of this request alone
 * @param signature of the account over Deliver, 65 bytes
 */
public record DeliveryRequest(
    Bytes32 grant,
    ByteString capsule,
    long certificate,
    Address account,
    ByteString recipient,
    Instant deadline,
    ByteString signature,
    Payment payment) {}
