package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Terms;
import java.math.BigInteger;

/**
 * An order was placed and its cost locked. Values as in the event of that name of {@code IOrders}.
 */
public record OrderPlaced(
    EventPosition at,
    long order,
    Address owner,
    Address gateway,
    Terms terms,
    BigInteger rate,
    int endDay,
    BigInteger cost)
    implements ContractEvent {}
