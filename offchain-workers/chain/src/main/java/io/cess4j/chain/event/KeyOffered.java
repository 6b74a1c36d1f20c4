package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.SaleCapsule;
import java.math.BigInteger;

/**
 * The key of a file is for sale. Values as in the event {@code KeyOffered} of {@code IKeySales}.
 */
public record KeyOffered(
    EventPosition at,
    Bytes32 offer,
    long certificate,
    Address seller,
    BigInteger price,
    SaleCapsule capsule)
    implements BillingEvent {}
