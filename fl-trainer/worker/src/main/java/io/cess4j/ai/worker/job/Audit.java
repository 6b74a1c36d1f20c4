package io.cess4j.ai.worker.job;

import io.cess4j.ai.aggregation.vector.FixedVector;
import java.util.random.RandomGenerator;

/**
 * How a compute node is kept honest: some of its answers, which it cannot know, are computed again.
 *
 * @param share of jobs that are audited, 0 to 1
 * @param tolerance by which a component may differ, in units of 2^-16: 0 for trainers that give the
 *     same bits everywhere, more for those that do not, such as on a GPU
 * @param random a SecureRandom outside tests
 */
public record Audit(double share, int tolerance, RandomGenerator random) {
  public Audit {
    if (!(share >= 0 && share <= 1) || tolerance < 0) {
      throw new IllegalArgumentException(
          "the audited share must be 0 to 1 and the tolerance not negative, not %s and %d"
              .formatted(share, tolerance));
    }
  }

  boolean isDue() {
    return random.nextDouble() < share;
  }

  boolean agree(FixedVector one, FixedVector other) {
    if (one.length() != other.length()) {
      return false;
    }
    for (int i = 0; i < one.length(); i++) {
      if (Math.abs((long) one.at(i) - other.at(i)) > tolerance) {
        return false;
      }
    }
    return true;
  }
}
