package io.cess4j.proofs;

import io.cess4j.proofs.bls.G1;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Domain separation tags of hash-to-curve: 16 bytes of purpose and the RFC 9380 suite, 47 bytes in
 * all. No key serves two purposes, and no message of one can stand for another's (docs/formats.md
 * section 7).
 */
@SuppressWarnings("ImmutableEnumChecker") // the bytes are written once and never given away
public enum DomainTag {
  /** H1 of tags. */
  TAGS("CESS4J-PODR2-V1_"),
  /** Possession of a miner's PoDR2 key. */
  MINER_KEY("CESS4J-KPOP--V1_"),
  /** Possession of a TI key. */
  TI_KEY("CESS4J-TPOP--V1_"),
  /** Possession of a VRF key. */
  VRF_KEY("CESS4J-VPOP--V1_"),
  /** Beats. */
  VRF("CESS4J-VRF---V1_"),
  /** Elections of validators. */
  ELECTION("CESS4J-R2S---V1_"),
  /** Possession of a consensus node's VRF key. */
  NODE_KEY("CESS4J-R2SPOPV1_");

  private final byte[] bytes;

  DomainTag(String purpose) {
    bytes = (purpose + "BLS12381G1_XMD:SHA-256_SSWU_RO_").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The point of a message of 32 bytes.
   *
   * @throws IllegalArgumentException for another length
   */
  public G1 hash(byte[] message) {
    return G1.hash(bytes, checked(message));
  }

  /** As {@link #hash(byte[])}, into the native memory of a point that is not affine. */
  public void hash(byte[] message, MemorySegment out) {
    G1.hash(bytes, checked(message), out);
  }

  private static byte[] checked(byte[] message) {
    if (message.length != 32) {
      throw new IllegalArgumentException(
          "curve messages have 32 bytes, not " + message.length + ": hash longer ones first");
    }
    return message;
  }
}
