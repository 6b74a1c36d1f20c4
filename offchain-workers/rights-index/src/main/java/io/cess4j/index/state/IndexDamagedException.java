package io.cess4j.index.state;

/** What the index wrote itself cannot be read: its folder is damaged. */
public final class IndexDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IndexDamagedException(String what, Throwable cause) {
    super(what + ": delete the folder of the index, it is rebuilt from the chain", cause);
  }
}
