package io.cess4j.chain.event;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;

/** A slot has another miner. Values as in the event of that name of {@code IRepair}. */
public record RepairCompleted(
    EventPosition at, long deal, int slot, long miner, long holding, Bytes16 nu, Bytes32 idsRoot)
    implements ContractEvent {}
