package io.cess4j.protocol;

/** Text or bytes that do not spell the value they should. */
public final class MalformedValueException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  /**
   * @param name what was read
   * @param cause what is wrong with it and what is expected instead
   */
  public MalformedValueException(String name, String cause) {
    super(name + " is malformed: " + cause);
  }
}
