package io.cess4j.tee.registration;

/** The worker cannot be registered as it stands; the message says what its operator has to do. */
public final class RegistrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RegistrationException(String message) {
    super(message);
  }
}
