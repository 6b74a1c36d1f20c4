package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes16;

/**
 * What a miner holds of a deal, as IDeals.Holding.
 *
 * @param nu unique name of the holding under its TI key
 * @param start first sector in the miner's bucket
 * @param sectors how many
 * @param deal deal number, 0 for a hole
 * @param endDay first day not covered
 * @param tiKey TI key of its tags
 */
public record Holding(Bytes16 nu, long start, long sectors, long deal, int endDay, int tiKey) {}
