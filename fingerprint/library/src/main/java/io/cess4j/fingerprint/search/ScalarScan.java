package io.cess4j.fingerprint.search;

/** Word by word, for machines and programs without the vector module. */
final class ScalarScan implements CodeScan {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void scan(
      CodeBlocks codes, int fromBlock, int toBlock, long[] queries, int radius, Hits hits) {
    int from = fromBlock * CodeBlocks.BLOCK;
    int to = Math.min(codes.codes(), Math.multiplyExact(toBlock, CodeBlocks.BLOCK));
    for (int position = from; position < to; position++) {
      long first = codes.word(position, 0);
      long second = codes.word(position, 1);
      long third = codes.word(position, 2);
      long fourth = codes.word(position, 3);
      for (int query = 0; query < queries.length; query += CodeBlocks.WORDS) {
        int distance =
            Long.bitCount(first ^ queries[query])
                + Long.bitCount(second ^ queries[query + 1])
                + Long.bitCount(third ^ queries[query + 2])
                + Long.bitCount(fourth ^ queries[query + 3]);
        if (distance <= radius) {
          hits.add(query / CodeBlocks.WORDS, position, distance);
        }
      }
    }
  }
}
