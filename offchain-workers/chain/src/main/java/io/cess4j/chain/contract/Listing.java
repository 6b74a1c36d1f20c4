package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/** A certificate for sale; a seller of {@link Address#ZERO} means that it is not. */
public record Listing(Address seller, BigInteger price, Instant until) {}
