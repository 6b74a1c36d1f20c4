package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * An order as it stands on chain, as IOrders.Order; its id is the id of the deal it becomes.
 *
 * @param id order and deal number
 * @param owner client
 * @param gateway whose descriptor the miners accept
 * @param state where it stands
 * @param k data fragments a segment
 * @param n fragments a segment
 * @param replacements vetoes and missing reports so far
 * @param regions bit r allows region r
 * @param placedDay protocol day of place
 * @param endDay first day not covered
 * @param worker drawn TEE worker, 0 before the draw
 * @param tiKey TI key of its group
 * @param size bound on the ciphertext in bytes
 * @param drawBeat the draw uses the first beat of at least this number
 * @param deadline anyone may expire the order after this
 * @param rate wei per miner and protocol day
 * @param cost wei locked
 * @param miners slot by slot, 0 for an empty slot; empty before the draw
 */
public record Order(
    long id,
    Address owner,
    Address gateway,
    OrderState state,
    int k,
    int n,
    int replacements,
    int regions,
    int placedDay,
    int endDay,
    int worker,
    int tiKey,
    long size,
    long drawBeat,
    Instant deadline,
    BigInteger rate,
    BigInteger cost,
    List<Long> miners) {
  /** Copies the lists. */
  public Order {
    miners = List.copyOf(miners);
  }
}
