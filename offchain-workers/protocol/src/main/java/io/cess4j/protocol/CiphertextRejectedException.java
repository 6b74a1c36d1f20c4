package io.cess4j.protocol;

import org.jspecify.annotations.Nullable;

/** Ciphertext that is truncated, altered, reordered or under another key. */
public final class CiphertextRejectedException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  public CiphertextRejectedException(String cause, @Nullable Throwable origin) {
    super("ciphertext refused: " + cause, origin);
  }
}
