package io.cess4j.ai.evaluation;

/** What turns a round's updates into a direction. */
public enum RuleKind {
  /** The plain mean, which one attacker can steer: what the others are measured against. */
  FEDAVG,
  /** Clipping to the median norm, NNM, trimmed mean (docs/adr/0039), without the gate. */
  NNM,
  /** The same behind the direction gate. */
  GATED_NNM
}
