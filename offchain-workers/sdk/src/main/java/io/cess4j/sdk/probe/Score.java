package io.cess4j.sdk.probe;

/** One figure for a miner. What a run cannot know leaves the others their full weight. */
public final class Score {
  /** As it is published beside the figures. */
  public static final String FORMULA =
      "100 x (40 x answered share + 30 x passed days share + 20 x intact fragments share + 10 x"
          + " speed) / sum of the weights that are known; speed is 1 up to a median of 100 ms and"
          + " falls to 0 at 2 s; 0 where another TLS key than the registered one answers";

  private static final double QUICK_MILLIS = 100;
  private static final double SLOW_MILLIS = 2_000;

  private Score() {}

  static int of(MinerResult miner) {
    if (miner.impostor()) {
      return 0;
    }
    double points = 0;
    double weights = 0;
    if (!miner.tries().isEmpty()) {
      points += 40.0 * miner.answered() / miner.tries().size() + 10 * speed(miner);
      weights += 50;
    }
    long days = miner.proofs().passed() + miner.proofs().missed();
    if (days > 0) {
      points += 30.0 * miner.proofs().passed() / days;
      weights += 30;
    }
    if (!miner.fragments().isEmpty()) {
      points += 20.0 * miner.intact() / miner.fragments().size();
      weights += 20;
    }
    return weights == 0 ? 0 : (int) Math.round(100 * points / weights);
  }

  private static double speed(MinerResult miner) {
    if (miner.answered() == 0) {
      return 0;
    }
    double millis = miner.latency().median().toNanos() / 1e6;
    return Math.clamp((SLOW_MILLIS - millis) / (SLOW_MILLIS - QUICK_MILLIS), 0, 1);
  }
}
