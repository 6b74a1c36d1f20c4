package io.cess4j.keeper.campaign;

/**
 * What was tried for a subject and what became of it.
 *
 * @param action the contract's function, or {@code look}
 * @param outcome how it ended
 */
public record Result(String action, Outcome outcome) {
  private static final String LOOK = "look";

  /** Nothing is to be done now. */
  public static final Result NOTHING = new Result(LOOK, Outcome.NOTHING);

  /** Nothing ever again. */
  public static final Result OVER = new Result(LOOK, Outcome.OVER);

  /** Not yet. */
  public static final Result WAITING = new Result(LOOK, Outcome.WAITING);

  /** Whether a transaction was mined. */
  public boolean done() {
    return outcome == Outcome.DONE;
  }
}
