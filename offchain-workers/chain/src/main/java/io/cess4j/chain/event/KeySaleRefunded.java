package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * The price of a key went back. Values as in the event {@code KeySaleRefunded} of {@code
 * IKeySales}.
 */
public record KeySaleRefunded(EventPosition at, long sale, Address buyer, BigInteger amount)
    implements BillingEvent {}
