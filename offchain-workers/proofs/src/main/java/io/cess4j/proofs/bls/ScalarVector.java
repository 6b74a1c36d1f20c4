package io.cess4j.proofs.bls;

import io.cess4j.proofs.ProofsException.ScalarRejected;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Public scalars of one width, packed as blst reads them: little-endian, ceil(bits / 8) bytes each
 * and nothing between them (a wider spacing silently gives a wrong point). Immutable.
 */
public final class ScalarVector {
  private static final int FULL = 255;
  private static final int HALF = 128;

  private final byte[] packed;
  private final int bits;

  ScalarVector(byte[] packed, int bits) {
    this.packed = packed;
    this.bits = bits;
  }

  /** Scalars of full width. */
  public static ScalarVector of(List<Fr> scalars) {
    byte[] packed = new byte[32 * scalars.size()];
    for (int i = 0; i < scalars.size(); i++) {
      System.arraycopy(LittleEndian.reversed(scalars.get(i).toBytes()), 0, packed, 32 * i, 32);
    }
    return new ScalarVector(packed, FULL);
  }

  /**
   * 128-bit weights.
   *
   * @throws ScalarRejected for a weight outside [0, 2^128)
   */
  public static ScalarVector ofWeights(List<BigInteger> weights) {
    byte[] packed = new byte[16 * weights.size()];
    for (int i = 0; i < weights.size(); i++) {
      BigInteger weight = weights.get(i);
      if (weight.signum() < 0 || weight.bitLength() > HALF) {
        throw new ScalarRejected("weight " + i + " is not a number of 128 bits: " + weight);
      }
      for (int b = 0; b < 16; b++) {
        packed[16 * i + b] = weight.shiftRight(8 * b).byteValue();
      }
    }
    return new ScalarVector(packed, HALF);
  }

  /**
   * Random 128-bit weights; `random` must be unpredictable to whoever chose the points they weigh.
   */
  public static ScalarVector randomWeights(int count, RandomGenerator random) {
    byte[] packed = new byte[16 * count];
    random.nextBytes(packed);
    return new ScalarVector(packed, HALF);
  }

  public int size() {
    return packed.length / stride();
  }

  public Fr get(int index) {
    byte[] one = Arrays.copyOfRange(packed, stride() * index, stride() * (index + 1));
    return Fr.of(new BigInteger(1, LittleEndian.reversed(one)));
  }

  /** Sum of the scalars of [from, to). */
  public Fr sum(int from, int to) {
    Fr sum = Fr.ZERO;
    for (int i = from; i < to; i++) {
      sum = sum.plus(get(i));
    }
    return sum;
  }

  int bits() {
    return bits;
  }

  byte[] packed() {
    return packed;
  }

  private int stride() {
    return (bits + 7) / 8;
  }
}
