package io.cess4j.index.state;

/** The folder holds the index of another network. */
public final class WrongNetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongNetworkException(String expected, String actual) {
    super(
        "the folder holds the index of %s, and this is %s: name another --data"
            .formatted(expected, actual));
  }
}
