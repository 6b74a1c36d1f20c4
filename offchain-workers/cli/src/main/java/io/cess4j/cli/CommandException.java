package io.cess4j.cli;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A command that cannot do what was asked; the message names value, cause and cure. */
public final class CommandException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    this(message, null);
  }

  public CommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
