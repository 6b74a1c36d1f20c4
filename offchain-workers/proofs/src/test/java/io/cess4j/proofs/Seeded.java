package io.cess4j.proofs;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Repeatable randomness; the seed goes into every assertion's description. */
public final class Seeded {
  /** Changed with -Dcess.seed=... to search elsewhere. */
  public static final long SEED = Long.getLong("cess.seed", 20_260_101L);

  private Seeded() {}

  public static RandomGenerator random() {
    return new SplittableRandom(SEED);
  }

  public static byte[] bytes(RandomGenerator random, int length) {
    byte[] out = new byte[length];
    random.nextBytes(out);
    return out;
  }
}
