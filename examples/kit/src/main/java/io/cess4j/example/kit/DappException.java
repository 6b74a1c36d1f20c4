package io.cess4j.example.kit;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A dApp cannot do what was asked; the message names value, cause and cure. */
public final class DappException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public DappException(String message) {
    this(message, null);
  }

  public DappException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
