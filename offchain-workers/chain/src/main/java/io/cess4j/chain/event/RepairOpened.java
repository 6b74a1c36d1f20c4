package io.cess4j.chain.event;

import io.cess4j.chain.contract.RepairCause;
import java.math.BigInteger;

/** A slot needs another miner. Values as in the event of that name of {@code IRepair}. */
public record RepairOpened(
    EventPosition at,
    long deal,
    int slot,
    long loser,
    RepairCause cause,
    long drawBeat,
    BigInteger bounty)
    implements ContractEvent {}
