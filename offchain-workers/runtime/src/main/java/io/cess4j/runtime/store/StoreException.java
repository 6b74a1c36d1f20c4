package io.cess4j.runtime.store;

import org.jspecify.annotations.Nullable;

/** The local database failed: disk full, folder taken by another process, damaged file. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
