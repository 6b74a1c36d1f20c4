package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;

/** Money offered for a certificate; a buyer of {@link Address#ZERO} means that there is none. */
public record PurchaseOffer(
    Address buyer, BigInteger amount, long certificate, Instant until, Bytes32 lineage) {}
