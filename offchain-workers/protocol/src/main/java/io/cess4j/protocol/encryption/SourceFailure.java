package io.cess4j.protocol.encryption;

import java.io.IOException;

/** Marks a failure of the caller's own stream, to tell it from a refusal of the ciphertext. */
final class SourceFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private final IOException failure;

  SourceFailure(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  IOException failure() {
    return failure;
  }
}
