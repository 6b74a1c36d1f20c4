package io.cess4j.chain.event;

import java.math.BigInteger;

/** A miner declared more space. Values as in the event of that name of {@code IMinerRegistry}. */
public record SpaceGrown(EventPosition at, long miner, int declaredUnits, BigInteger collateral)
    implements ContractEvent {}
