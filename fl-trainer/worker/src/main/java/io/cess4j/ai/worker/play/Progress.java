package io.cess4j.ai.worker.play;

import io.cess4j.chain.contract.AiGapPhase;
import java.math.BigInteger;

/** What a look at the chain led to. */
public sealed interface Progress {
  /** Nothing to do now. */
  record Waiting(int round, AiGapPhase phase) implements Progress {}

  /**
   * A transaction was mined.
   *
   * @param deed for logs and metrics
   * @param gas used
   */
  record Acted(int round, AiGapPhase phase, String deed, BigInteger gas) implements Progress {}

  /**
   * The participant sits this phase out, and says why; the others go on.
   *
   * @param reason for people
   */
  record Skipped(int round, AiGapPhase phase, String reason) implements Progress {}

  /** The task has ended and everything is claimed. */
  record Over(AiGapPhase phase) implements Progress {}
}
