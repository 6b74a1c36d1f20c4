package io.cess4j.chain.event;

import java.math.BigInteger;

/** Who repaired a slot has its bounty. Values as in the event of that name of {@code IRepair}. */
public record RepairPaid(EventPosition at, long deal, int slot, long miner, BigInteger bounty)
    implements ContractEvent {}
