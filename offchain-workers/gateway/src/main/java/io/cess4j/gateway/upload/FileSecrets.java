package io.cess4j.gateway.upload;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.PublicKeys;
import io.cess4j.protocol.encryption.MaskKey;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What is secret of a file while it is stored: drawn here for a body in the clear, or brought by a
 * client that has encrypted the file itself (docs/adr/0036-private-uploads.md). In memory only.
 */
sealed interface FileSecrets permits DrawnSecrets, BroughtSecrets {
  /** One a deal. */
  List<MaskKey> masks();

  /** To the data key. */
  Hash256 keyCommitment();

  /** For the descriptors. */
  ByteString encryptedName();

  /** Capsule of a deal's keys for the owner. */
  ByteString ownerSeal(int part, long deal);

  /** Keys that a part's descriptor publishes. */
  Optional<PublicKeys> published(int part);

  /** Bytes of the body. */
  long bodyBytes();

  /**
   * Where the body is written to, so that its ciphertext comes to {@code ciphertext}. Closed only
   * after the whole body: an abandoned ciphertext must not look complete.
   */
  OutputStream over(OutputStream ciphertext) throws IOException;
}
