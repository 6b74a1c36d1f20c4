package io.cess4j.chain;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/**
 * A secp256k1 signature that says whose it is.
 *
 * @param r first half
 * @param s second half; only the lower half of the range is accepted (EIP-2), so that nobody can
 *     write the same signature twice
 * @param yParity 0 or 1 (v - 27)
 */
public record Signature(Bytes32 r, Bytes32 s, int yParity) {
  private static final BigInteger HALF_ORDER = Sign.CURVE_PARAMS.getN().shiftRight(1);
  private static final int LONG = 65;
  private static final int COMPACT = 64;

  /** Refuses a high s and another parity than 0 or 1. */
  public Signature {
    if (yParity != 0 && yParity != 1) {
      throw new IllegalArgumentException("v of a signature is 27 or 28, not " + (yParity + 27));
    }
    if (new BigInteger(1, s.bytes()).compareTo(HALF_ORDER) > 0) {
      throw new IllegalArgumentException("s of the signature lies in the upper half (EIP-2)");
    }
  }

  /**
   * Parses 65 bytes r ‖ s ‖ v (v = 27 or 28) or 64 bytes of EIP-2098.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Signature parse(byte[] bytes) {
    if (bytes.length == LONG) {
      return new Signature(word(bytes, 0), word(bytes, 32), (bytes[64] & 0xff) - 27);
    }
    if (bytes.length == COMPACT) {
      byte[] s = Arrays.copyOfRange(bytes, 32, 64);
      int yParity = (s[0] & 0x80) >> 7;
      s[0] &= 0x7f;
      return new Signature(word(bytes, 0), Bytes32.of(s), yParity);
    }
    throw new IllegalArgumentException(
        "a signature has 65 bytes, or 64 in the form of EIP-2098, not " + bytes.length);
  }

  /** 65 bytes r ‖ s ‖ v. */
  public byte[] bytes() {
    byte[] bytes = new byte[LONG];
    System.arraycopy(r.bytes(), 0, bytes, 0, 32);
    System.arraycopy(s.bytes(), 0, bytes, 32, 32);
    bytes[64] = (byte) (27 + yParity);
    return bytes;
  }

  /** 64 bytes r ‖ yParityAndS (EIP-2098). */
  public byte[] compact() {
    byte[] bytes = Arrays.copyOf(bytes(), COMPACT);
    bytes[32] |= (byte) (yParity << 7);
    return bytes;
  }

  /** Who signed the digest; empty where the values are on no point of the curve. */
  public Optional<Address> recover(Bytes32 digest) {
    try {
      BigInteger publicKey =
          Sign.recoverFromSignature(
              yParity,
              new ECDSASignature(new BigInteger(1, r.bytes()), new BigInteger(1, s.bytes())),
              digest.bytes());
      return publicKey == null
          ? Optional.empty()
          : Optional.of(Address.of("0x" + Numeric.cleanHexPrefix(Keys.getAddress(publicKey))));
    } catch (RuntimeException notOnTheCurve) {
      return Optional.empty();
    }
  }

  /** Parses and recovers: empty for malformed bytes too. */
  public static Optional<Address> recover(Bytes32 digest, byte[] signature) {
    try {
      return parse(signature).recover(digest);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Bytes32 word(byte[] bytes, int offset) {
    return Bytes32.of(Arrays.copyOfRange(bytes, offset, offset + 32));
  }
}
