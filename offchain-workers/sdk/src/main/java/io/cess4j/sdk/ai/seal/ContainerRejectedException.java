package io.cess4j.sdk.ai.seal;

import java.io.Serial;

/** A container that somebody stored is not what it should be: leave it out. */
public final class ContainerRejectedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public ContainerRejectedException(String message) {
    super(message);
  }

  public ContainerRejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
