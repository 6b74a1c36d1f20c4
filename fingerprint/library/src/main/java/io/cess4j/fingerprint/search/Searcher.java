package io.cess4j.fingerprint.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** Finds codes near queries by the fastest of the exact ways, on several cores. */
final class Searcher implements AutoCloseable {
  /** Blocks of one task: 64 Ki codes. */
  private static final int TASK_BLOCKS = 64;

  /** Fewer codes are scanned in less time than tables are looked up. */
  private static final int TABLES_FROM = 1 << 16;

  private final CodeScan scan;
  private final ForkJoinPool pool;
  private final boolean tabled;
  private final Map<CodeGroup, HashTables> tables = new WeakHashMap<>();

  /**
   * @param threads that search at once
   * @param tabled whether searches of small radius may build {@link HashTables}
   */
  Searcher(CodeScan scan, int threads, boolean tabled) {
    this.scan = scan;
    this.pool = new ForkJoinPool(threads);
    this.tabled = tabled;
  }

  /** All codes of the group within the radius of any query. */
  Hits find(CodeGroup group, boolean settled, long[] queries, int radius) {
    HashTables ready = tabled && settled ? tables(group, radius) : null;
    if (ready == null) {
      return scan(group.blocks(), queries, radius);
    }
    Hits hits = new Hits();
    for (int query = 0; query < queries.length / CodeBlocks.WORDS; query++) {
      if (!ready.pays(queries, query, radius)) {
        return scan(group.blocks(), queries, radius);
      }
      ready.find(queries, query, radius, hits);
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

  /** Built by the first search that can use them, while others of small radius wait. */
  private @Nullable HashTables tables(CodeGroup group, int radius) {
    if (radius > HashTables.LARGEST_RADIUS || group.blocks().codes() < TABLES_FROM) {
      return null;
    }
    synchronized (tables) {
      return tables.computeIfAbsent(group, missing -> HashTables.of(missing.blocks()));
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
