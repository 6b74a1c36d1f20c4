package io.cess4j.proofs.bls;

import java.math.BigInteger;

/**
 * Arithmetic modulo the group order r on four 64-bit limbs, least significant first, in Montgomery
 * form (value times 2^256). No branch and no index depends on a value, so secrets may pass; the JIT
 * compiler gives no promise beyond that.
 */
final class Limbs {
  static final BigInteger ORDER =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

  /** Limbs of a wide accumulator: 512 bits and a carry limb. */
  static final int WIDE = 9;

  /** Limbs of an accumulator of 128-bit times 256-bit products. */
  static final int HALF_WIDE = 7;

  private static final long R0 = 0xffffffff00000001L;
  private static final long R1 = 0x53bda402fffe5bfeL;
  private static final long R2 = 0x3339d80809a1d805L;
  private static final long R3 = 0x73eda753299d7d48L;
  private static final long INVERSE = 0xfffffffeffffffffL;
  private static final long[] POWER_512 = plain(BigInteger.TWO.pow(512).mod(ORDER));
  private static final long[] POWER_768 = plain(BigInteger.TWO.pow(768).mod(ORDER));
  private static final long[] POWER_1024 = plain(BigInteger.TWO.pow(1024).mod(ORDER));
  private static final long[] ONE = {1, 0, 0, 0};

  private Limbs() {}

  /** Limbs of a number below 2^256. */
  static long[] plain(BigInteger value) {
    long[] limbs = new long[4];
    for (int i = 0; i < 4; i++) {
      limbs[i] = value.shiftRight(64 * i).longValue();
    }
    return limbs;
  }

  static void toMontgomery(long[] out, int at, long[] plain, int plainAt) {
    multiply(out, at, plain, plainAt, POWER_512, 0);
  }

  static void fromMontgomery(long[] out, int at, long[] value, int valueAt) {
    multiply(out, at, value, valueAt, ONE, 0);
  }

  /** out = a b / 2^256 mod r; a is any number below 2^256, b is below r. */
  static void multiply(long[] out, int at, long[] a, int aAt, long[] b, int bAt) {
    long b0 = b[bAt];
    long b1 = b[bAt + 1];
    long b2 = b[bAt + 2];
    long b3 = b[bAt + 3];
    long t0 = 0;
    long t1 = 0;
    long t2 = 0;
    long t3 = 0;
    for (int i = 0; i < 4; i++) {
      long x = a[aAt + i];
      long low = x * b0;
      long s = t0 + low;
      long u = high(x, b0) + carry(s, low);
      long m = s * INVERSE;
      low = m * R0;
      long v = high(m, R0) + carry(s + low, low);
      low = x * b1;
      s = t1 + u;
      u = carry(s, u);
      t1 = s + low;
      u += high(x, b1) + carry(t1, low);
      low = m * R1;
      s = t1 + v;
      v = carry(s, v);
      t0 = s + low;
      v += high(m, R1) + carry(t0, low);
      low = x * b2;
      s = t2 + u;
      u = carry(s, u);
      t2 = s + low;
      u += high(x, b2) + carry(t2, low);
      low = m * R2;
      s = t2 + v;
      v = carry(s, v);
      t1 = s + low;
      v += high(m, R2) + carry(t1, low);
      low = x * b3;
      s = t3 + u;
      u = carry(s, u);
      t3 = s + low;
      u += high(x, b3) + carry(t3, low);
      low = m * R3;
      s = t3 + v;
      v = carry(s, v);
      t2 = s + low;
      v += high(m, R3) + carry(t2, low);
      t3 = v + u;
    }
    reduceOnce(out, at, t0, t1, t2, t3);
  }

  static void add(long[] out, int at, long[] a, int aAt, long[] b, int bAt) {
    long t0 = a[aAt] + b[bAt];
    long c = carry(t0, a[aAt]);
    long t1 = a[aAt + 1] + b[bAt + 1];
    long d = carry(t1, a[aAt + 1]);
    t1 += c;
    c = d + carry(t1, c);
    long t2 = a[aAt + 2] + b[bAt + 2];
    d = carry(t2, a[aAt + 2]);
    t2 += c;
    c = d + carry(t2, c);
    reduceOnce(out, at, t0, t1, t2, a[aAt + 3] + b[bAt + 3] + c);
  }

  /** out = r - a, zero for zero. */
  static void negate(long[] out, int at, long[] a, int aAt) {
    long d0 = R0 - a[aAt];
    long b0 = borrow(R0, a[aAt], 0);
    long d1 = R1 - a[aAt + 1] - b0;
    long b1 = borrow(R1, a[aAt + 1], b0);
    long d2 = R2 - a[aAt + 2] - b1;
    long b2 = borrow(R2, a[aAt + 2], b1);
    reduceOnce(out, at, d0, d1, d2, R3 - a[aAt + 3] - b2);
  }

  /** wide[9] += a[4] * b[4], without reduction: 2^64 products of 512 bits fit. */
  static void accumulate(long[] wide, int at, long[] a, int aAt, long[] b, int bAt) {
    long b0 = b[bAt];
    long b1 = b[bAt + 1];
    long b2 = b[bAt + 2];
    long b3 = b[bAt + 3];
    long top = 0;
    for (int i = 0; i < 4; i++) {
      long x = a[aAt + i];
      int w = at + i;
      long low = x * b0;
      long s = wide[w] + low;
      wide[w] = s;
      long c = high(x, b0) + carry(s, low);
      low = x * b1;
      s = wide[w + 1] + c;
      c = carry(s, c);
      long t = s + low;
      wide[w + 1] = t;
      c += high(x, b1) + carry(t, low);
      low = x * b2;
      s = wide[w + 2] + c;
      c = carry(s, c);
      t = s + low;
      wide[w + 2] = t;
      c += high(x, b2) + carry(t, low);
      low = x * b3;
      s = wide[w + 3] + c;
      c = carry(s, c);
      t = s + low;
      wide[w + 3] = t;
      c += high(x, b3) + carry(t, low);
      s = wide[w + 4] + c;
      c = carry(s, c);
      t = s + top;
      wide[w + 4] = t;
      top = c + carry(t, top);
    }
    wide[at + 8] += top;
  }

  /** wide[7] += a[4] * (high 2^64 + low): 2^64 products of 384 bits fit. */
  static void accumulate(long[] wide, int at, long[] a, int aAt, long weightLow, long weightHigh) {
    long a0 = a[aAt];
    long a1 = a[aAt + 1];
    long a2 = a[aAt + 2];
    long a3 = a[aAt + 3];
    long low = a0 * weightLow;
    long z0 = wide[at] + low;
    long c = high(a0, weightLow) + carry(z0, low);
    low = a1 * weightLow;
    long s = wide[at + 1] + c;
    c = carry(s, c);
    long z1 = s + low;
    c += high(a1, weightLow) + carry(z1, low);
    low = a2 * weightLow;
    s = wide[at + 2] + c;
    c = carry(s, c);
    long z2 = s + low;
    c += high(a2, weightLow) + carry(z2, low);
    low = a3 * weightLow;
    s = wide[at + 3] + c;
    c = carry(s, c);
    long z3 = s + low;
    c += high(a3, weightLow) + carry(z3, low);
    long z4 = wide[at + 4] + c;
    long top = carry(z4, c);

    low = a0 * weightHigh;
    z1 += low;
    c = high(a0, weightHigh) + carry(z1, low);
    low = a1 * weightHigh;
    s = z2 + c;
    c = carry(s, c);
    z2 = s + low;
    c += high(a1, weightHigh) + carry(z2, low);
    low = a2 * weightHigh;
    s = z3 + c;
    c = carry(s, c);
    z3 = s + low;
    c += high(a2, weightHigh) + carry(z3, low);
    low = a3 * weightHigh;
    s = z4 + c;
    c = carry(s, c);
    z4 = s + low;
    c += high(a3, weightHigh) + carry(z4, low);
    s = wide[at + 5] + c;
    c = carry(s, c);
    long z5 = s + top;
    c += carry(z5, top);
    wide[at] = z0;
    wide[at + 1] = z1;
    wide[at + 2] = z2;
    wide[at + 3] = z3;
    wide[at + 4] = z4;
    wide[at + 5] = z5;
    wide[at + 6] += c;
  }

  /** wide += value 2^shift, without a branch on the value; what passes the top is lost. */
  static void addShifted(long[] wide, int at, int limbs, long value, int shift) {
    int limb = shift / 64;
    int bits = shift % 64;
    long low = value << bits;
    long high = bits == 0 ? 0 : value >>> (64 - bits);
    long sum = wide[at + limb] + low;
    long over = carry(sum, low);
    wide[at + limb] = sum;
    long addend = high + over; // high has a free top bit: it was shifted down
    for (int i = limb + 1; i < limbs; i++) {
      sum = wide[at + i] + addend;
      over = carry(sum, addend);
      wide[at + i] = sum;
      addend = over;
    }
  }

  /** out = the Montgomery form of a plain number of 7 or 9 limbs, modulo r. */
  static void reduce(long[] out, int at, long[] wide, int wideAt, int limbs) {
    long[] part = new long[4];
    long[] term = new long[4];
    multiply(out, at, wide, wideAt, POWER_512, 0);
    System.arraycopy(wide, wideAt + 4, part, 0, Math.min(4, limbs - 4));
    multiply(term, 0, part, 0, POWER_768, 0);
    add(out, at, out, at, term, 0);
    if (limbs == WIDE) {
      long[] carryLimb = {wide[wideAt + 8], 0, 0, 0};
      multiply(term, 0, carryLimb, 0, POWER_1024, 0);
      add(out, at, out, at, term, 0);
    }
  }

  private static void reduceOnce(long[] out, int at, long t0, long t1, long t2, long t3) {
    long d0 = t0 - R0;
    long b0 = borrow(t0, R0, 0);
    long d1 = t1 - R1 - b0;
    long b1 = borrow(t1, R1, b0);
    long d2 = t2 - R2 - b1;
    long b2 = borrow(t2, R2, b1);
    long d3 = t3 - R3 - b2;
    long keep = -borrow(t3, R3, b2);
    out[at] = (t0 & keep) | (d0 & ~keep);
    out[at + 1] = (t1 & keep) | (d1 & ~keep);
    out[at + 2] = (t2 & keep) | (d2 & ~keep);
    out[at + 3] = (t3 & keep) | (d3 & ~keep);
  }

  private static long high(long a, long b) {
    return Math.unsignedMultiplyHigh(a, b);
  }

  /** 1 where sum = x + addend wrapped around. */
  private static long carry(long sum, long addend) {
    return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
  }

  /** 1 where a - b - borrowed is negative: the top bit of Hacker's Delight's formula. */
  private static long borrow(long a, long b, long borrowed) {
    long difference = a - b - borrowed;
    return ((~a & b) | ((~a | b) & difference)) >>> 63;
  }
}
