package io.cess4j.retrieval;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.MaskKey;

/**
 * A deal that can be read: who holds it, what it contains, how to unmask it.
 *
 * @param descriptor with the root that the chain holds
 */
public record OpenDeal(HeldDeal held, Descriptor descriptor, MaskKey maskKey) {}
