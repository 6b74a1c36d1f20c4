package io.cess4j.retrieval;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.descriptor.Descriptor;

/**
 * A descriptor whose root is the one on chain.
 *
 * @param bytes the descriptor as stored
 * @param signature of the gateway, 65 bytes
 */
public record SignedDescriptor(Descriptor descriptor, ByteString bytes, ByteString signature) {}
