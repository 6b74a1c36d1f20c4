package io.cess4j.sdk.rights;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A rights index refused, or gave no usable answer. */
public final class IndexException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private final int status;

  IndexException(int status, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** HTTP status, 0 where no answer came. */
  public int status() {
    return status;
  }
}
