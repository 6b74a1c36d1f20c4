package io.cess4j.protocol;

/** Bytes of a fragment that do not give the expected id, hash or length. */
public final class FragmentMismatchException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  public FragmentMismatchException(String what, Object expected, Object actual) {
    super(
        "%s is %s but %s was expected: fetch or send the fragment again"
            .formatted(what, actual, expected));
  }
}
