package io.cess4j.chain.event;

import io.cess4j.chain.Bytes16;
import java.math.BigInteger;

/**
 * From tomorrow on another miner, or nobody, holds a slot. Values as in the event of that name of
 * {@code IDeals}.
 */
public record SlotMoved(
    EventPosition at,
    long deal,
    int slot,
    long miner,
    long from,
    long holding,
    Bytes16 nu,
    int day,
    BigInteger refund)
    implements ContractEvent {}
