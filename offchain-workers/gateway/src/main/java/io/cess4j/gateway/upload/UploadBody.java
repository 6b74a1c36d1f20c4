package io.cess4j.gateway.upload;

import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.Hash256;
import java.io.InputStream;

/** What a client sends. */
public sealed interface UploadBody {
  /** Its bytes. */
  InputStream stream();

  /**
   * A file in the clear, which the gateway encrypts.
   *
   * @param sealingKey of the owner, to which the keys are sealed
   */
  record Clear(FileLabel label, G1 sealingKey, InputStream stream) implements UploadBody {}

  /**
   * Sealed part and ciphertext of a client that has encrypted the file itself (docs/formats.md,
   * "Sealed uploads").
   *
   * @param digest what the client signed of the sealed part
   * @param length of the whole body
   */
  record Sealed(Hash256 digest, long length, InputStream stream) implements UploadBody {}
}
