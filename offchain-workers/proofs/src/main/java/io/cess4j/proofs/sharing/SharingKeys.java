package io.cess4j.proofs.sharing;

import io.cess4j.proofs.bls.SecretScalar;
import java.nio.ByteBuffer;

/** Keys of an account for its part in sharing; no key serves two purposes. */
public final class SharingKeys {
  private SharingKeys() {}

  /**
   * b of the reader key B = b G1.
   *
   * @param master the account's sealing secret
   * @param version as IReaderKeys counts, from 1
   */
  public static SecretScalar reader(SecretScalar master, int version) {
    if (version < 1) {
      throw new IllegalArgumentException("versions of reader keys count from 1, not " + version);
    }
    return DerivedSecret.of(
        master, "cess4j reader key v1", ByteBuffer.allocate(4).putInt(version).array());
  }

  /**
   * b = 1 of the contract PayingReader, known to everybody: what opens with t answers then opens
   * for whoever has them (ADR 0038).
   */
  public static SecretScalar paying() {
    byte[] one = new byte[32];
    one[31] = 1;
    return SecretScalar.ofBytes(one);
  }

  /** The secret to whose public half owners seal shares for a proxy. */
  public static SecretScalar proxy(SecretScalar master) {
    return DerivedSecret.of(master, "cess4j proxy key v1", new byte[0]);
  }
}
