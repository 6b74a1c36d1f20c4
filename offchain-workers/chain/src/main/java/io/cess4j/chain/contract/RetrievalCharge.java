package io.cess4j.chain.contract;

import java.math.BigInteger;

/**
 * What a retrieval cost at a time.
 *
 * @param admitted whether the account was admitted then
 * @param price wei
 */
public record RetrievalCharge(boolean admitted, BigInteger price) {}
