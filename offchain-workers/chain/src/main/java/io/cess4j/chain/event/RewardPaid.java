package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A node was paid for an era.
 *
 * @param amount wei of vault balance
 */
public record RewardPaid(EventPosition at, long era, long node, Address account, BigInteger amount)
    implements ContractEvent {}
