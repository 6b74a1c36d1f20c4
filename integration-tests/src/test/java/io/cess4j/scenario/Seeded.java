package io.cess4j.scenario;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Content that a failing run can be repeated with: {@code -Dcess.seed=...}. */
public final class Seeded {
  private static final long SEED = seed();

  private Seeded() {}

  private static long seed() {
    Long given = Long.getLong("cess.seed");
    long seed = given == null ? new SecureRandom().nextLong() : given;
    System.out.println("content of the scenarios: -Dcess.seed=" + seed);
    return seed;
  }

  /** A generator of a scenario's own, independent of the order of scenarios. */
  public static RandomGenerator random(Class<?> scenario) {
    return RandomGeneratorFactory.of("L64X128MixRandom")
        .create(SEED ^ scenario.getSimpleName().hashCode());
  }

  /** A generator for a thread of its own. */
  public static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public static byte[] bytes(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
