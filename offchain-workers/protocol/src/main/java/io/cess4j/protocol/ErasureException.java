package io.cess4j.protocol;

/** The erasure code cannot do what was asked, or an engine failed its self-test. */
public final class ErasureException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  public ErasureException(String message) {
    super(message);
  }
}
