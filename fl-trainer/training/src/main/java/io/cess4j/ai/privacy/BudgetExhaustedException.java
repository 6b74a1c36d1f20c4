package io.cess4j.ai.privacy;

/**
 * The next steps would cost more privacy than the owner of the data allows: nothing was trained.
 */
public final class BudgetExhaustedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final double spent;
  private final double afterwards;

  BudgetExhaustedException(double spent, double afterwards, double limit, double delta) {
    super(
        "training stops: epsilon is %.3f and would be %.3f, the budget is %.3f at delta %.1e; more noise, fewer rounds or a larger budget would let it go on"
            .formatted(spent, afterwards, limit, delta));
    this.spent = spent;
    this.afterwards = afterwards;
  }

  /** Epsilon so far. */
  public double spent() {
    return spent;
  }

  /** Epsilon that was refused. */
  public double afterwards() {
    return afterwards;
  }
}
