package io.cess4j.ai.aggregation.rule;

import java.util.stream.IntStream;

/** Makes other updates out of updates. Rows are never changed in place. */
sealed interface Stage {
  int[][] apply(int[][] rows, Context context);

  /** Step 1 of the default rule. */
  record ClipToMedian() implements Stage {
    @Override
    public int[][] apply(int[][] rows, Context context) {
      return Clipping.to(rows, Clipping.median(Sums.norms(rows)));
    }
  }

  record ClipTo(long norm) implements Stage {
    @Override
    public int[][] apply(int[][] rows, Context context) {
      return Clipping.to(rows, norm);
    }
  }

  /** Step 2 of the default rule. */
  record DirectionGate(int f) implements Stage {
    @Override
    public int[][] apply(int[][] rows, Context context) {
      Requirements.updates("gate", rows.length, 2 * f + 1, f);
      long[] products = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        products[i] = Sums.products(rows[i], context.lastDirection(), rows[i].length);
      }
      int kept = Ranks.kept(products, f);
      return IntStream.range(0, rows.length)
          .filter(rank -> Ranks.has(kept, rank))
          .mapToObj(rank -> rows[rank])
          .toArray(int[][]::new);
    }
  }

  /** Step 3 of the default rule. */
  record Mixing(int f) implements Stage {
    @Override
    public int[][] apply(int[][] rows, Context context) {
      Requirements.updates("nnm", rows.length, f + 1, f);
      long[][] distances = Sums.distances(rows);
      int all = Ranks.first(rows.length);
      int size = rows.length - f;
      return IntStream.range(0, rows.length)
          .mapToObj(i -> mean(rows, Ranks.nearest(all, size, k -> distances[i][k]), size))
          .toArray(int[][]::new);
    }

    private static int[] mean(int[][] rows, int neighbours, int size) {
      int[] mean = new int[rows[0].length];
      for (int k = 0; k < rows.length; k++) {
        if (Ranks.has(neighbours, k)) {
          Columns.add(rows[k], mean.length, mean);
        }
      }
      Columns.divide(mean, mean.length, size);
      return mean;
    }
  }

  record Bucketing(int size) implements Stage {
    @Override
    public int[][] apply(int[][] rows, Context context) {
      int[] order = Shuffle.of(rows.length, context.beat());
      int[][] buckets = new int[(rows.length + size - 1) / size][rows[0].length];
      for (int bucket = 0; bucket < buckets.length; bucket++) {
        int end = Math.min(rows.length, (bucket + 1) * size);
        for (int i = bucket * size; i < end; i++) {
          Columns.add(rows[order[i]], rows[0].length, buckets[bucket]);
        }
        Columns.divide(buckets[bucket], rows[0].length, end - bucket * size);
      }
      return buckets;
    }
  }
}
