package io.cess4j.example.titledeed;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * An offer of a deed.
 *
 * @param buyer who alone may accept
 * @param price wei
 * @param deadline last second in which it may be accepted
 */
public record OpenSale(Address buyer, BigInteger price, Instant deadline) {}
