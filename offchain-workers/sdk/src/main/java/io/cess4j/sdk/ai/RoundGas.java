package io.cess4j.sdk.ai;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a round cost in gas, by the receipts of its transactions.
 *
 * @param bySeat of the calls by which a seat took part: commit, reveal, availability, vote and its
 *     reveal
 * @param others of all else that moved or disputed the round, whoever sent it
 */
public record RoundGas(int round, SortedMap<Integer, Long> bySeat, long others) {
  /** Copies the map. */
  public RoundGas {
    bySeat = new TreeMap<>(Map.copyOf(bySeat));
  }

  /** The most that one seat paid; 0 where none took part. */
  public long most() {
    return bySeat.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
