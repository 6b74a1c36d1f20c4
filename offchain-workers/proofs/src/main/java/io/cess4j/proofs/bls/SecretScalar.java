package io.cess4j.proofs.bls;

import io.cess4j.proofs.ProofsException.ScalarRejected;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A secret in [1, r). Multiplications run in constant time in blst; {@link #close} overwrites the
 * bytes. It does not print itself and compares by identity only.
 */
public final class SecretScalar implements AutoCloseable {
  private final byte[] bytes;
  private boolean closed;

  private SecretScalar(byte[] littleEndian) {
    bytes = littleEndian;
  }

  /** A uniform secret; `random` must be a SecureRandom outside tests. */
  public static SecretScalar random(RandomGenerator random) {
    byte[] candidate = new byte[32];
    while (true) {
      random.nextBytes(candidate);
      candidate[0] &= 0x7f; // r has 255 bits: about one candidate in two is below it
      BigInteger value = new BigInteger(1, candidate);
      if (value.signum() > 0 && value.compareTo(Limbs.ORDER) < 0) {
        SecretScalar secret = new SecretScalar(LittleEndian.reversed(candidate));
        Arrays.fill(candidate, (byte) 0);
        return secret;
      }
    }
  }

  /**
   * Reads 32 big-endian bytes, as {@link #toBytes} wrote them.
   *
   * @throws ScalarRejected outside [1, r)
   */
  public static SecretScalar ofBytes(byte[] bigEndian) {
    if (bigEndian.length != 32) {
      throw new ScalarRejected("a secret scalar has 32 bytes, not " + bigEndian.length);
    }
    BigInteger value = new BigInteger(1, bigEndian);
    if (value.signum() == 0 || value.compareTo(Limbs.ORDER) >= 0) {
      throw new ScalarRejected("a secret scalar must lie between 1 and the group order");
    }
    return new SecretScalar(LittleEndian.reversed(bigEndian));
  }

  /**
   * The residue modulo r of a longer uniform big-endian string, such as 48 bytes of HKDF output.
   *
   * @throws ScalarRejected where the residue is zero
   */
  public static SecretScalar reduce(byte[] uniform) {
    return ofBytes(Fr.of(new BigInteger(1, uniform)).toBytes());
  }

  /** 32 big-endian bytes, for a keystore. The caller overwrites them after use. */
  public byte[] toBytes() {
    return LittleEndian.reversed(open());
  }

  /** This secret times the generator of G1. */
  public G1 timesG1() {
    return times(G1.GENERATOR);
  }

  /** This secret times the generator of G2. */
  public G2 timesG2() {
    return times(G2.GENERATOR);
  }

  public G1 times(G1 point) {
    return point.isInfinity() ? point : G1.trusted(Curve.G1.sign(point.affine(), open()));
  }

  public G2 times(G2 point) {
    return point.isInfinity() ? point : G2.trusted(Curve.G2.sign(point.affine(), open()));
  }

  /** This secret times `other`, modulo r. */
  public SecretScalar times(SecretScalar other) {
    long[] product = montgomery();
    long[] factor = other.montgomery();
    Limbs.multiply(product, 0, product, 0, factor, 0);
    Arrays.fill(factor, 0);
    return ofMontgomery(product);
  }

  /** This secret plus `other`, modulo r. */
  public SecretScalar plus(SecretScalar other) {
    long[] sum = montgomery();
    long[] addend = other.montgomery();
    Limbs.add(sum, 0, sum, 0, addend, 0);
    Arrays.fill(addend, 0);
    return ofMontgomery(sum);
  }

  /** The multiplicative inverse, this^(r-2): the same multiplications whatever the secret is. */
  public SecretScalar inverse() {
    BigInteger exponent = Limbs.ORDER.subtract(BigInteger.TWO);
    long[] base = montgomery();
    long[] power = base.clone();
    for (int bit = exponent.bitLength() - 2; bit >= 0; bit--) {
      Limbs.multiply(power, 0, power, 0, power, 0);
      if (exponent.testBit(bit)) {
        Limbs.multiply(power, 0, power, 0, base, 0);
      }
    }
    Arrays.fill(base, 0);
    return ofMontgomery(power);
  }

  /** u + this times h: the answer of a Schnorr proof, public by design. */
  public Fr answer(SecretScalar blinding, Fr challenge) {
    long[] product = montgomery();
    long[] addend = blinding.montgomery();
    Limbs.multiply(product, 0, product, 0, challenge.limbs(), 0);
    Limbs.add(product, 0, product, 0, addend, 0);
    Arrays.fill(addend, 0);
    return new Fr(product);
  }

  /** Powers 1, this, this^2, ..., `count` of them, kept secret. */
  public SecretPowers powers(int count) {
    long[] base = montgomery();
    return new SecretPowers(base, count);
  }

  /** The 32 bytes as blst reads them; whoever asks for the copy overwrites it. */
  MemorySegment littleEndian(Arena arena) {
    return arena.allocateFrom(ValueLayout.JAVA_BYTE, open());
  }

  private long[] montgomery() {
    long[] plain = new long[4];
    LittleEndian.limbs(open(), plain, 0);
    Limbs.toMontgomery(plain, 0, plain.clone(), 0);
    return plain;
  }

  private static SecretScalar ofMontgomery(long[] limbs) {
    Limbs.fromMontgomery(limbs, 0, limbs.clone(), 0);
    SecretScalar secret = new SecretScalar(LittleEndian.bytes(limbs, 0));
    Arrays.fill(limbs, 0);
    return secret;
  }

  private byte[] open() {
    if (closed) {
      throw new IllegalStateException("the secret was overwritten: unseal the key again");
    }
    return bytes;
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "SecretScalar[hidden]";
  }
}
