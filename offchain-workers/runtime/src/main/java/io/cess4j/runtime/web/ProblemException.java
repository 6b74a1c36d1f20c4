package io.cess4j.runtime.web;

import io.cess4j.transport.Problem;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super("%d %s: %s".formatted(problem.status(), problem.type(), problem.detail()));
    this.problem = problem;
  }

  /**
   * @param status HTTP status, 400 to 599
   * @param type slug that programs compare
   * @param detail value, cause and cure
   */
  public static ProblemException of(int status, String type, String detail) {
    String title = Character.toUpperCase(type.charAt(0)) + type.substring(1).replace('-', ' ');
    return new ProblemException(new Problem(type, title, detail, status));
  }

  public Problem problem() {
    return problem;
  }
}
