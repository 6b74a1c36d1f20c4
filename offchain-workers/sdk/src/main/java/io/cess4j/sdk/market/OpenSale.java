package io.cess4j.sdk.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ByteString;

/**
 * A purchase of an own key whose money is not where it belongs yet.
 *
 * @param readerKey B, 128 bytes
 * @param block in which it was bought
 */
record OpenSale(long sale, Bytes32 offer, ByteString readerKey, long block) {}
