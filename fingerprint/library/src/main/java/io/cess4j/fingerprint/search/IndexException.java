package io.cess4j.fingerprint.search;

import java.io.IOException;

/** Why an index cannot be used. Each message names the file, the cause and what to do. */
public sealed class IndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IndexException(String message, Throwable cause) {
    super(message, cause);
  }

  IndexException(String message) {
    super(message);
  }

  /** A file is not what this index wrote. */
  public static final class Damaged extends IndexException {
    private static final long serialVersionUID = 1L;

    Damaged(String message) {
      super(message);
    }
  }

  /** A file of another version of the format. */
  public static final class OtherVersion extends IndexException {
    private static final long serialVersionUID = 1L;

    OtherVersion(String message) {
      super(message);
    }
  }

  /** Another process, or this one, writes to the folder already. */
  public static final class Locked extends IndexException {
    private static final long serialVersionUID = 1L;

    Locked(String message) {
      super(message);
    }
  }

  /** No index is in the folder. */
  public static final class Absent extends IndexException {
    private static final long serialVersionUID = 1L;

    Absent(String message) {
      super(message);
    }
  }

  /** The disk refused; nothing that was not acknowledged counts. */
  public static final class Failed extends IndexException {
    private static final long serialVersionUID = 1L;

    Failed(String message, IOException cause) {
      super(message, cause);
    }
  }
}
