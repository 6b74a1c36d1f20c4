package io.cess4j.fingerprint.search;

/** Compares every code of some blocks with every query: exact, whatever the radius. */
interface CodeScan {
  /** What it runs on, for reports. */
  String name();

  /**
   * @param fromBlock the first block
   * @param toBlock the one after the last
   * @param queries four words each ({@link CodeBlocks#words})
   * @param radius the largest distance that is a hit
   * @param hits takes what is found
   */
  void scan(CodeBlocks codes, int fromBlock, int toBlock, long[] queries, int radius, Hits hits);
}
