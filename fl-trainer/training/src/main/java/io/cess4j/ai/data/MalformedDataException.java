package io.cess4j.ai.data;

import org.jspecify.annotations.Nullable;

/** A file of examples that cannot be used. The message names the file, the place and the cure. */
public final class MalformedDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedDataException(Object source, String cause) {
    this(source, cause, null);
  }

  MalformedDataException(Object source, String cause, @Nullable Throwable reason) {
    super(source + ": " + cause, reason);
  }
}
