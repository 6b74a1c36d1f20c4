package io.cess4j.proofs.capsule;

import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a capsule is tied to (docs/formats.md section 6). */
public final class CapsuleContext {
  private static final byte[] OWNER = "owner".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TEE = "tee".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] SHARE = "share".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PROXY = "proxy".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] DISPUTE = "dispute".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] DELIVERY = "delivery".getBytes(StandardCharsets.US_ASCII);

  private CapsuleContext() {}

  /** Data key and mask key sealed to the file's owner. */
  public static byte[] owner(long deal, Hash256 keyCommitment) {
    return ByteBuffer.allocate(OWNER.length + 36)
        .put(OWNER)
        .putInt((int) deal)
        .put(keyCommitment.toBytes())
        .array();
  }

  /** Mask key sealed to the TEE group, for repair. */
  public static byte[] tee(long deal, int tiKey) {
    return ByteBuffer.allocate(TEE.length + 6)
        .put(TEE)
        .putInt((int) deal)
        .putShort((short) tiKey)
        .array();
  }

  /**
   * A file's data key and mask keys sealed to the key of a label. Label, owner and epoch are bound
   * by that key.
   */
  public static byte[] share(Hash256 fid, Hash256 keyCommitment) {
    return ByteBuffer.allocate(SHARE.length + 64)
        .put(SHARE)
        .put(fid.toBytes())
        .put(keyCommitment.toBytes())
        .array();
  }

  /** A share of a delegated key, sealed to its proxy. */
  public static byte[] proxy(Hash256 grant, AccountAddress proxy) {
    return ByteBuffer.allocate(PROXY.length + 52)
        .put(PROXY)
        .put(grant.toBytes())
        .put(proxy.toBytes())
        .array();
  }

  /** A proxy's answer to a buyer, sealed to the key of that request (ADR 0038). */
  public static byte[] delivery(Hash256 grant, AccountAddress proxy) {
    return ByteBuffer.allocate(DELIVERY.length + 52)
        .put(DELIVERY)
        .put(grant.toBytes())
        .put(proxy.toBytes())
        .array();
  }

  /**
   * A file's data key and mask keys sealed to a TEE group, for one dispute over a certificate.
   *
   * @param disputes the RightsDisputes contract
   * @param round which dispute of the certificate
   */
  public static byte[] dispute(
      long chainId, AccountAddress disputes, long certificate, long round, int tiKey) {
    return ByteBuffer.allocate(DISPUTE.length + 42)
        .put(DISPUTE)
        .putLong(chainId)
        .put(disputes.toBytes())
        .putLong(certificate)
        .putInt((int) round)
        .putShort((short) tiKey)
        .array();
  }
}
