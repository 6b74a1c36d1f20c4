package io.cess4j.ai.aggregation.round;

import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * How the work is divided, which changes nothing about its result.
 *
 * @param threads that share it
 * @param chunksPerBlock what a thread takes at a time; of a trace the totals of one record a block
 *     stay in memory, and another record costs the sums of a block
 */
public record Schedule(int threads, int chunksPerBlock) {
  private static final int USUAL_BLOCK = 64;

  /**
   * @throws ValueOutOfRangeException for none of either
   */
  public Schedule {
    ValueOutOfRangeException.check("threads", 1, 1024, threads);
    ValueOutOfRangeException.check("chunks per block", 1, 1 << 16, chunksPerBlock);
  }

  /** Blocks of a usual size on so many threads. */
  public static Schedule threads(int threads) {
    return new Schedule(threads, USUAL_BLOCK);
  }

  int blocks(int chunks) {
    return (chunks + chunksPerBlock - 1) / chunksPerBlock;
  }
}
