package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * An offered key has another price. Values as in the event {@code KeyRepriced} of {@code
 * IKeySales}.
 */
public record KeyRepriced(EventPosition at, Bytes32 offer, BigInteger price)
    implements BillingEvent {}
