package io.cess4j.fingerprint.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** Finds codes near queries by the fastest of the exact ways, on several cores. */
final class Searcher implements AutoCloseable {
  /** Blocks of one task: 64 Ki codes. */
  private static final int TASK_BLOCKS = 64;

  private final CodeScan scan;
  private final ForkJoinPool pool;

  /**
   * @param threads that search at once
   */
  Searcher(CodeScan scan, int threads) {
    this.scan = scan;
    this.pool = new ForkJoinPool(threads);
  }

  /**
   * All codes of the group within the radius of any query.
   *
   * @param tables of the same codes; null where there are none
   */
  Hits find(CodeGroup group, @Nullable HashTables tables, long[] queries, int radius) {
    if (tables == null || radius > HashTables.LARGEST_RADIUS) {
      return scan(group.blocks(), queries, radius);
    }
    Hits hits = new Hits();
    for (int query = 0; query < queries.length / CodeBlocks.WORDS; query++) {
      if (!tables.pays(queries, query, radius)) {
        return scan(group.blocks(), queries, radius);
      }
      tables.find(queries, query, radius, hits);
    }
    return hits;
  }

  private Hits scan(CodeBlocks codes, long[] queries, int radius) {
    Hits all = new Hits();
    if (codes.blocks() <= TASK_BLOCKS || pool.getParallelism() == 1) {
      scan.scan(codes, 0, codes.blocks(), queries, radius, all);
      return all;
    }
    List<ForkJoinTask<Hits>> tasks = new ArrayList<>();
    for (int from = 0; from < codes.blocks(); from += TASK_BLOCKS) {
      int first = from;
      int end = Math.min(codes.blocks(), from + TASK_BLOCKS);
      tasks.add(
          pool.submit(
              () -> {
                Hits hits = new Hits();
                scan.scan(codes, first, end, queries, radius, hits);
                return hits;
              }));
    }
    tasks.forEach(task -> all.addAll(task.join()));
    return all;
  }

  @Override
  public void close() {
    pool.close();
  }
}
