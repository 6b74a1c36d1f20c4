package io.cess4j.proofs.bls;

import java.util.Arrays;

/** Four limbs of 64 bits, one product at a time; works on every JVM. */
final class ScalarDotProduct implements DotProduct {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public long[] prepare(long[] montgomery) {
    return montgomery.clone();
  }

  @Override
  public long[] newSum() {
    return new long[Limbs.WIDE];
  }

  @Override
  public long[] take(long[] sum) {
    long[] wide = sum.clone();
    Arrays.fill(sum, 0);
    return wide;
  }

  @Override
  public void accumulate(long[] sum, Sectors sectors, int from, int to, long[] powers, int first) {
    for (int i = from; i < to; i++) {
      Limbs.accumulate(sum, 0, sectors.limbs, 4 * i, powers, 4 * (first + i - from));
    }
  }
}
