package io.cess4j.gateway.served;

import io.cess4j.retrieval.Holder;

/**
 * What a miner served of a slot on a finished day.
 *
 * @param day protocol day
 * @param amount bytes
 */
record ServedSum(long day, long deal, Holder holder, long amount) {}
