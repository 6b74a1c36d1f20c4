package io.cess4j.proofs.bls;

import io.cess4j.proofs.ProofsException.ScalarRejected;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A public element of the scalar field of BLS12-381: an integer modulo the group order r.
 * Immutable.
 */
public final class Fr {
  /** The group order r. */
  public static final BigInteger ORDER = Limbs.ORDER;

  public static final Fr ZERO = of(0);
  public static final Fr ONE = of(1);

  private final long[] limbs;

  Fr(long[] montgomery) {
    limbs = montgomery;
  }

  /** The residue of any integer. */
  public static Fr of(BigInteger value) {
    long[] limbs = Limbs.plain(value.mod(ORDER));
    Limbs.toMontgomery(limbs, 0, limbs.clone(), 0);
    return new Fr(limbs);
  }

  public static Fr of(long value) {
    return of(BigInteger.valueOf(value));
  }

  /**
   * Reads 32 big-endian bytes.
   *
   * @throws ScalarRejected where the number is not below r: two encodings of one value must not
   *     both pass
   */
  public static Fr ofCanonical(byte[] bytes) {
    if (bytes.length != 32) {
      throw new ScalarRejected("a scalar has 32 bytes, not " + bytes.length);
    }
    BigInteger value = new BigInteger(1, bytes);
    if (value.compareTo(ORDER) >= 0) {
      throw new ScalarRejected("a scalar must be below the group order: reduce it before sending");
    }
    return of(value);
  }

  public Fr plus(Fr other) {
    long[] out = new long[4];
    Limbs.add(out, 0, limbs, 0, other.limbs, 0);
    return new Fr(out);
  }

  public Fr minus(Fr other) {
    return plus(other.negate());
  }

  public Fr times(Fr other) {
    long[] out = new long[4];
    Limbs.multiply(out, 0, limbs, 0, other.limbs, 0);
    return new Fr(out);
  }

  public Fr negate() {
    long[] out = new long[4];
    Limbs.negate(out, 0, limbs, 0);
    return new Fr(out);
  }

  /**
   * The multiplicative inverse.
   *
   * @throws ScalarRejected for zero
   */
  public Fr inverse() {
    if (isZero()) {
      throw new ScalarRejected("zero has no inverse");
    }
    return of(toBigInteger().modInverse(ORDER));
  }

  public boolean isZero() {
    return (limbs[0] | limbs[1] | limbs[2] | limbs[3]) == 0;
  }

  public BigInteger toBigInteger() {
    return new BigInteger(1, toBytes());
  }

  /** 32 big-endian bytes below r. */
  public byte[] toBytes() {
    long[] plain = new long[4];
    Limbs.fromMontgomery(plain, 0, limbs, 0);
    return LittleEndian.reversed(LittleEndian.bytes(plain, 0));
  }

  long[] limbs() {
    return limbs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fr that && Arrays.equals(limbs, that.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return "Fr[" + toBigInteger().toString(16) + "]";
  }
}
