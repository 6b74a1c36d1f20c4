package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.EvaluationData;

/** How much the machine does at a time. */
final class Memory {
  /** Updates of all clients, several times, in doubles. */
  private static final long BESIDE_PICTURES = 200L << 20;

  private Memory() {}

  /** Each cell has the pictures parted among its silos, so a second time. */
  static int cellsAtOnce(EvaluationData data) {
    long pictures = (long) Float.BYTES * data.training().features().length;
    long tests = (long) Float.BYTES * data.test().features().length;
    long room = Runtime.getRuntime().maxMemory() - pictures - tests;
    long cells = room / (pictures + tests + BESIDE_PICTURES);
    return (int) Math.clamp(cells, 1, Runtime.getRuntime().availableProcessors());
  }
}
