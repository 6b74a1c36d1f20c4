package io.cess4j.proofs.bls;

/**
 * The inner loop of tagging: sectors times secret powers, summed. Engines agree bit for bit. No
 * branch and no index depends on a sector or a power.
 */
sealed interface DotProduct permits ScalarDotProduct, VectorDotProduct {

  /** For logs: {@code vector-512}, {@code scalar}. */
  String name();

  /**
   * The powers in the form that this engine reads.
   *
   * @param montgomery 4 limbs a power
   */
  long[] prepare(long[] montgomery);

  /** A sum of nothing, as this engine keeps it. */
  long[] newSum();

  /**
   * Adds the products of sectors [from, to) and powers `first`... to a sum of at most 2^32
   * products.
   *
   * @param sum of {@link #newSum}
   * @param powers as {@link #prepare} gave them
   */
  void accumulate(long[] sum, Sectors sectors, int from, int to, long[] powers, int first);

  /** The sum as a plain number of {@link Limbs#WIDE} limbs; empties it. */
  long[] take(long[] sum);
}
