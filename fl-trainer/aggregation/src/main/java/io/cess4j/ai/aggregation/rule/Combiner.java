package io.cess4j.ai.aggregation.rule;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Makes one vector out of updates. */
sealed interface Combiner {
  int[] combine(int[][] rows, Context context);

  /** FedAvg with equal weights: no defence, the yardstick. */
  record Mean() implements Combiner {
    @Override
    public int[] combine(int[][] rows, Context context) {
      return Columns.mean(rows, IntStream.range(0, rows.length));
    }
  }

  /** Of two middle ones the mean. */
  record Median() implements Combiner {
    @Override
    public int[] combine(int[][] rows, Context context) {
      return Columns.trimmed(rows, (rows.length - 1) / 2);
    }
  }

  /** Step 4 of the default rule. */
  record TrimmedMean(int f) implements Combiner {
    @Override
    public int[] combine(int[][] rows, Context context) {
      Requirements.updates("trimmed-mean", rows.length, 2 * f + 1, f);
      return Columns.trimmed(rows, f);
    }
  }

  /**
   * The mean of the m - f updates whose m - f - 2 nearest others are nearest together. A sum of
   * distances may need 67 bits.
   */
  record MultiKrum(int f) implements Combiner {
    @Override
    public int[] combine(int[][] rows, Context context) {
      int updates = rows.length;
      Requirements.updates("multi-krum", updates, 2 * f + 3, f);
      long[][] distances = Sums.distances(rows);
      BigInteger[] scores =
          IntStream.range(0, updates)
              .mapToObj(i -> score(distances[i], i))
              .toArray(BigInteger[]::new);
      return Columns.mean(
          rows,
          IntStream.range(0, updates)
              .boxed()
              .sorted(Comparator.comparing(i -> scores[i]))
              .limit((long) updates - f)
              .mapToInt(Integer::intValue));
    }

    private BigInteger score(long[] distances, int self) {
      return IntStream.range(0, distances.length)
          .filter(other -> other != self)
          .mapToLong(other -> distances[other])
          .sorted()
          .limit(distances.length - f - 2L)
          .mapToObj(BigInteger::valueOf)
          .reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  /**
   * From the coordinate median on, each step takes the mean weighted by the inverse distances.
   * Weights are relative to the nearest update's, 2^30: sums then have 54 bits at most.
   */
  record GeometricMedian(int steps) implements Combiner {
    private static final int WEIGHT_BITS = 30;

    @Override
    public int[] combine(int[][] rows, Context context) {
      int[] centre = new Median().combine(rows, context);
      for (int step = 0; step < steps; step++) {
        centre = Columns.weighted(rows, weights(Sums.distancesTo(rows, centre)));
      }
      return centre;
    }

    private static long[] weights(long[] distances) {
      long[] bounded = Arrays.stream(distances).map(distance -> Math.max(1, distance)).toArray();
      long nearest = Arrays.stream(bounded).min().orElseThrow();
      return Arrays.stream(bounded).map(distance -> (nearest << WEIGHT_BITS) / distance).toArray();
    }
  }

  /** Each step goes by the mean of the differences, each clipped to the radius. */
  record CenteredClipping(int steps, long radius) implements Combiner {
    @Override
    public int[] combine(int[][] rows, Context context) {
      int[] centre = context.lastDirection().clone();
      for (int step = 0; step < steps; step++) {
        move(centre, rows);
      }
      return centre;
    }

    private void move(int[] centre, int[][] rows) {
      long[] distances = Sums.distancesTo(rows, centre);
      long limit = radius == 0 ? Clipping.median(distances) : radius;
      int[] sum = new int[centre.length];
      int[] difference = new int[centre.length];
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < centre.length; j++) {
          difference[j] = rows[i][j] - centre[j];
        }
        if (distances[i] > limit) {
          Clipping.clip(difference, difference.length, distances[i], limit);
        }
        Columns.add(difference, sum.length, sum);
      }
      Columns.divide(sum, sum.length, rows.length);
      Columns.add(sum, sum.length, centre);
    }
  }
}
