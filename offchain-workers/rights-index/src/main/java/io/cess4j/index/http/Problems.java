package io.cess4j.index.http;

import io.cess4j.index.state.IndexDamagedException;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.runtime.web.ProblemTranslator;
import io.cess4j.transport.Problem;
import java.util.Optional;

/** Statuses of what can go wrong behind the index; requests say theirs themselves. */
public final class Problems implements ProblemTranslator {
  @Override
  public Optional<Problem> translate(Exception exception) {
    return exception instanceof IndexDamagedException damaged
        ? Optional.of(
            ProblemException.of(503, "index-damaged", String.valueOf(damaged.getMessage()))
                .problem())
        : Optional.empty();
  }
}
