package io.cess4j.tee.enclave;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsVerdict;
import io.cess4j.protocol.ByteString;

/**
 * A signed verdict.
 *
 * @param verdict what was found
 * @param evidence keccak256 of what was computed, zero where nothing was
 * @param signature 64 bytes (EIP-2098)
 * @param reason in words, for the log; nothing of the file's content is in it
 */
public record Judgement(
    RightsVerdict verdict, Bytes32 evidence, ByteString signature, String reason) {}
