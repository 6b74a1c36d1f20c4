package io.cess4j.chain.event;

import io.cess4j.chain.contract.Parameter;
import java.math.BigInteger;

/**
 * Governance changed a number. Values as in the event of that name of {@code INetworkParameters}.
 */
public record ParameterChanged(
    EventPosition at, Parameter parameter, BigInteger previous, BigInteger value)
    implements ContractEvent {}
