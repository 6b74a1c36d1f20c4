package io.cess4j.ai.evaluation;

/**
 * One run.
 *
 * @param alpha of the Dirichlet partition
 * @param seed of the partition, the first model, the order of examples and the attack
 */
public record Cell(RuleKind rule, AttackKind attack, double alpha, long seed) {
  /** Unlike that of any other cell of a table. */
  public String key() {
    return "%s/%s/%s/%d".formatted(rule, attack, alpha, seed);
  }
}
