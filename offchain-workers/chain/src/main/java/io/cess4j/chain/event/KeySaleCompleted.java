package io.cess4j.chain.event;

import java.math.BigInteger;

/**
 * The price of a key went to the certificate. Values as in the event {@code KeySaleCompleted} of
 * {@code IKeySales}.
 */
public record KeySaleCompleted(EventPosition at, long sale, long certificate, BigInteger amount)
    implements BillingEvent {}
