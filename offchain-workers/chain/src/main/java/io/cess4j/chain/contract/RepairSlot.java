package io.cess4j.chain.contract;

import java.math.BigInteger;
import java.time.Instant;

/**
 * The repair of a slot, as IRepair.Slot.
 *
 * @param state where it stands
 * @param cause why it was opened
 * @param miner drawn for it, or holding it; 0 before the draw
 * @param loser who held it when it was opened
 * @param worker TEE worker that rebuilds and tags it
 * @param drawBeat the draw uses the first beat of at least this number
 * @param deadline last instant for {@link Repair#complete}
 * @param day first day of the new holding
 * @param bounty wei for who repairs it
 * @param rest wei of the loser's that stand behind the slot until it is filled
 */
public record RepairSlot(
    SlotState state,
    RepairCause cause,
    long miner,
    long loser,
    int worker,
    long drawBeat,
    Instant deadline,
    long day,
    BigInteger bounty,
    BigInteger rest) {}
