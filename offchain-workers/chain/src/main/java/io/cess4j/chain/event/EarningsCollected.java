package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A miner's fees went to its account's vault balance. Values as in the event of that name of {@code
 * IDeals}.
 */
public record EarningsCollected(EventPosition at, long miner, Address account, BigInteger amount)
    implements ContractEvent {}
