package io.cess4j.ai.aggregation.round;

/** What a chunk adds to the running totals of a trace. Has buffers, so one for every thread. */
interface ChunkSums {
  /**
   * @param totals one number a word of the record
   */
  void add(int chunk, long[] totals);
}
