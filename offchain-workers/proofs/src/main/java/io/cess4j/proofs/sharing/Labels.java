package io.cess4j.proofs.sharing;

import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Names of labels (docs/formats.md section 10). */
public final class Labels {
  private static final byte[] FILE = "cess4j label of file v1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NAME = "cess4j label by name v1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CERTIFICATE =
      "cess4j label of certificate v1".getBytes(StandardCharsets.US_ASCII);

  private Labels() {}

  /** The label of one file alone. */
  public static Hash256 ofFile(Hash256 fid) {
    return Sha256.of(FILE, fid.toBytes());
  }

  /**
   * The label under which a file is sold: a grant by it says which certificate has to be paid (ADR
   * 0038).
   */
  public static Hash256 ofCertificate(long certificate) {
    if (certificate < 0) {
      throw new IllegalArgumentException("no certificate has the number " + certificate);
    }
    return Sha256.of(CERTIFICATE, ByteBuffer.allocate(Long.BYTES).putLong(certificate).array());
  }

  /** A label that an owner names, for files that it shares as one. */
  public static Hash256 named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a label's name must not be blank");
    }
    return Sha256.of(NAME, name.getBytes(StandardCharsets.UTF_8));
  }
}
