package io.cess4j.runtime.web;

import io.cess4j.transport.Problem;
import java.util.Optional;

/** A bean of this type turns a module's typed exceptions into problem documents. */
@FunctionalInterface
public interface ProblemTranslator {
  Optional<Problem> translate(Exception exception);
}
