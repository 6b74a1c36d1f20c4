package io.cess4j.example.kit;

import java.io.Serial;

/**
 * A contract of the dApp's own refused a call. The message is the error with its values by name,
 * for example {@code ParcelHasDeed(deed 3)}.
 */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String errorName;

  Refused(String errorName, String message, Throwable cause) {
    super(message, cause);
    this.errorName = errorName;
  }

  /** Name of the custom error, as in the contract. */
  public String errorName() {
    return errorName;
  }
}
