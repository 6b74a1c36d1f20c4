package io.cess4j.proofs.bls;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * A sector fills the eight lanes of one vector with 31 bits each (8 x 31 = 248), a power is nine
 * numbers of 29 bits. Lane t of sum u then collects products that weigh 2^(31 t + 29 u), and 16
 * products of 60 bits fit a lane before they are moved on. Loaded by reflection only ({@link
 * DotProducts}), since its module may be absent.
 */
final class VectorDotProduct implements DotProduct {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_512;
  private static final int LANES = 8;
  private static final int LANE_BITS = 31;
  private static final long LANE_MASK = (1L << LANE_BITS) - 1;
  private static final int PARTS = 9;
  private static final int PART_BITS = 29;
  private static final long PART_MASK = (1L << PART_BITS) - 1;
  private static final long LOW_HALF = 0xffff_ffffL;

  /** Sectors after which a lane may be full. */
  private static final int RUN = 1 << (64 - LANE_BITS - PART_BITS);

  // Lane t starts at bit 31 t: in limb 31 t / 64, and it may reach into the next one.
  private static final VectorShuffle<Long> LOW_LIMB =
      VectorShuffle.fromValues(SPECIES, 0, 0, 0, 1, 1, 2, 2, 3);
  private static final VectorShuffle<Long> HIGH_LIMB =
      VectorShuffle.fromValues(SPECIES, 0, 0, 1, 1, 2, 2, 3, 3);
  private static final LongVector RIGHT =
      LongVector.fromArray(SPECIES, new long[] {0, 31, 62, 29, 60, 27, 58, 25}, 0);
  // Where nothing of the next limb is wanted the shift only has to pass the mask of 31 bits.
  private static final LongVector LEFT =
      LongVector.fromArray(SPECIES, new long[] {32, 33, 2, 35, 4, 37, 6, 39}, 0);

  VectorDotProduct() {
    if (LongVector.SPECIES_PREFERRED.length() < LANES) {
      throw new UnsupportedOperationException(
          "vectors of this machine have %d bits, 512 are needed"
              .formatted(LongVector.SPECIES_PREFERRED.vectorBitSize()));
    }
  }

  @Override
  public String name() {
    return "vector-512";
  }

  @Override
  public long[] prepare(long[] montgomery) {
    int count = montgomery.length / 4;
    long[] parts = new long[PARTS * count];
    for (int i = 0; i < count; i++) {
      for (int u = 0; u < PARTS; u++) {
        int bit = PART_BITS * u;
        int limb = 4 * i + bit / 64;
        int shift = bit % 64;
        long value = montgomery[limb] >>> shift;
        if (shift > 64 - PART_BITS && bit / 64 < 3) {
          value |= montgomery[limb + 1] << (64 - shift);
        }
        parts[PARTS * i + u] = value & PART_MASK;
      }
    }
    return parts;
  }

  @Override
  public long[] newSum() {
    return new long[2 * LANES * PARTS];
  }

  @Override
  public void accumulate(long[] sum, Sectors sectors, int from, int to, long[] powers, int first) {
    for (int run = from; run < to; run += RUN) {
      run(sum, sectors.limbs, run, Math.min(to, run + RUN), powers, PARTS * (first + run - from));
    }
  }

  @Override
  public long[] take(long[] sum) {
    long[] wide = new long[Limbs.WIDE];
    for (int u = 0; u < PARTS; u++) {
      for (int t = 0; t < LANES; t++) {
        int bit = PART_BITS * u + LANE_BITS * t;
        Limbs.addShifted(wide, 0, Limbs.WIDE, sum[2 * LANES * u + t], bit);
        Limbs.addShifted(wide, 0, Limbs.WIDE, sum[2 * LANES * u + LANES + t], bit + 32);
      }
    }
    Arrays.fill(sum, 0);
    return wide;
  }

  /** At most {@link #RUN} sectors. */
  private static void run(
      long[] sums, long[] sectors, int from, int to, long[] powers, int powerAt) {
    LongVector sum0 = LongVector.zero(SPECIES);
    LongVector sum1 = sum0;
    LongVector sum2 = sum0;
    LongVector sum3 = sum0;
    LongVector sum4 = sum0;
    LongVector sum5 = sum0;
    LongVector sum6 = sum0;
    LongVector sum7 = sum0;
    LongVector sum8 = sum0;
    int at = powerAt;
    for (int i = from; i < to; i++) {
      LongVector sector = lanes(sectors, 4 * i);
      sum0 = sum0.add(product(sector, powers[at]));
      sum1 = sum1.add(product(sector, powers[at + 1]));
      sum2 = sum2.add(product(sector, powers[at + 2]));
      sum3 = sum3.add(product(sector, powers[at + 3]));
      sum4 = sum4.add(product(sector, powers[at + 4]));
      sum5 = sum5.add(product(sector, powers[at + 5]));
      sum6 = sum6.add(product(sector, powers[at + 6]));
      sum7 = sum7.add(product(sector, powers[at + 7]));
      sum8 = sum8.add(product(sector, powers[at + 8]));
      at += PARTS;
    }
    moveOn(sums, 0, sum0);
    moveOn(sums, 1, sum1);
    moveOn(sums, 2, sum2);
    moveOn(sums, 3, sum3);
    moveOn(sums, 4, sum4);
    moveOn(sums, 5, sum5);
    moveOn(sums, 6, sum6);
    moveOn(sums, 7, sum7);
    moveOn(sums, 8, sum8);
  }

  /** The sector at `at` in lanes of 31 bits; reads eight limbs, of which four are its own. */
  private static LongVector lanes(long[] sectors, int at) {
    LongVector limbs = LongVector.fromArray(SPECIES, sectors, at);
    LongVector low = limbs.rearrange(LOW_LIMB).lanewise(VectorOperators.LSHR, RIGHT);
    LongVector high = limbs.rearrange(HIGH_LIMB).lanewise(VectorOperators.LSHL, LEFT);
    return low.or(high).and(LANE_MASK);
  }

  private static LongVector product(LongVector sector, long part) {
    return sector.mul(LongVector.broadcast(SPECIES, part));
  }

  private static void moveOn(long[] sums, int u, LongVector sum) {
    int low = 2 * LANES * u;
    int high = low + LANES;
    LongVector.fromArray(SPECIES, sums, low).add(sum.and(LOW_HALF)).intoArray(sums, low);
    LongVector.fromArray(SPECIES, sums, high)
        .add(sum.lanewise(VectorOperators.LSHR, 32))
        .intoArray(sums, high);
  }
}
