package io.cess4j.chain.contract;

/**
 * A miner's holdings under one TI group, as IDeals.Bucket.
 *
 * @param tiKey TI key of all of them
 * @param end sectors ever appended and not yet compacted
 * @param frozen what today's rounds sample
 * @param holdings how many
 */
public record Bucket(int tiKey, long end, long frozen, long holdings) {}
