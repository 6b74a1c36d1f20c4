package io.cess4j.tee.enclave;

import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.protocol.ByteString;

/**
 * What leaves the enclave after every id matched.
 *
 * @param statement what t says
 * @param signature t: 65 bytes over it
 * @param deltas semi-authenticators, 48 bytes a block
 */
public record TaggedHolding(TagStatement statement, ByteString signature, ByteString deltas) {}
