package io.cess4j.tee.enclave;

import io.cess4j.chain.Account;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.TiSecretKey;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * All secrets of a TEE worker, one key a purpose. x and alpha, the VRF secret and the sealing
 * secret are overwritten on close; the signing key stays in a BigInteger of the signature library
 * until it is collected.
 */
final class SecretKeys implements AutoCloseable {
  static final int BYTES = TiSecretKey.BYTES + 3 * 32;

  final TiSecretKey ti;
  final SecretScalar vrf;
  final SecretScalar seal;
  final Account signer;
  private final byte[] signerBytes;

  private SecretKeys(TiSecretKey ti, SecretScalar vrf, SecretScalar seal, byte[] signerBytes) {
    this.ti = ti;
    this.vrf = vrf;
    this.seal = seal;
    this.signerBytes = signerBytes;
    this.signer = Account.of(signerBytes);
  }

  static SecretKeys generate(RandomGenerator random) {
    // r lies below the order of secp256k1, so a scalar of the one is a key of the other.
    try (SecretScalar signer = SecretScalar.random(random)) {
      return new SecretKeys(
          KeyGen.ti(random),
          SecretScalar.random(random),
          SecretScalar.random(random),
          signer.toBytes());
    }
  }

  static SecretKeys ofBytes(byte[] bytes) {
    byte[] ti = Arrays.copyOf(bytes, 64);
    byte[] vrf = Arrays.copyOfRange(bytes, 64, 96);
    byte[] seal = Arrays.copyOfRange(bytes, 96, 128);
    try {
      return new SecretKeys(
          TiSecretKey.ofBytes(ti),
          SecretScalar.ofBytes(vrf),
          SecretScalar.ofBytes(seal),
          Arrays.copyOfRange(bytes, 128, BYTES));
    } finally {
      Arrays.fill(ti, (byte) 0);
      Arrays.fill(vrf, (byte) 0);
      Arrays.fill(seal, (byte) 0);
    }
  }

  /** For sealing; the caller overwrites it. */
  byte[] toBytes() {
    byte[] out = new byte[BYTES];
    byte[][] parts = {ti.toBytes(), vrf.toBytes(), seal.toBytes(), signerBytes.clone()};
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
      Arrays.fill(part, (byte) 0);
    }
    return out;
  }

  @Override
  public void close() {
    ti.close();
    vrf.close();
    seal.close();
    Arrays.fill(signerBytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "SecretKeys[hidden]";
  }
}
