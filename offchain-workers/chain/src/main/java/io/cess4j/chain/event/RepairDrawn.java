package io.cess4j.chain.event;

import java.time.Instant;

/**
 * A miner and a TEE worker were drawn for a slot. Values as in the event of that name of {@code
 * IRepair}.
 */
public record RepairDrawn(
    EventPosition at, long deal, int slot, long miner, int worker, int tiKey, Instant deadline)
    implements ContractEvent {}
