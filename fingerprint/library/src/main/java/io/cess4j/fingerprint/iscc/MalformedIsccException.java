package io.cess4j.fingerprint.iscc;

/** A text or bytes that are no ISCC of ISO 24138, version 0. The message names what is wrong. */
public final class MalformedIsccException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedIsccException(String message) {
    super(message);
  }
}
