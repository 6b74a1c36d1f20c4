package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.util.List;

/**
 * A deal as it stands on chain, as IDeals.Deal.
 *
 * @param id deal number
 * @param state where it stands
 * @param k data fragments a segment
 * @param n fragments a segment
 * @param tiKey TI key its tags were made under
 * @param startDay first paid day
 * @param endDay first day not covered
 * @param claimedDay refunds are claimed up to here
 * @param size bytes of ciphertext
 * @param sectors sectors a miner
 * @param rate wei per miner and protocol day
 * @param root the descriptor's root
 * @param owner client
 * @param miners slot by slot
 */
public record Deal(
    long id,
    DealState state,
    int k,
    int n,
    int tiKey,
    int startDay,
    int endDay,
    int claimedDay,
    long size,
    long sectors,
    BigInteger rate,
    Bytes32 root,
    Address owner,
    List<Long> miners) {
  /** Copies the lists. */
  public Deal {
    miners = List.copyOf(miners);
  }
}
