package io.cess4j.ai.training;

/** A name that is on no allow-list, or one whose sizes are out of range. */
public final class UnknownArchitectureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownArchitectureException(String text, String cause) {
    super("architecture '" + text + "' is not known: " + cause);
  }
}
