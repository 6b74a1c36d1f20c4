package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rounds drawn from a seed: honest updates around a common one, and attackers against it. */
public final class Drawn {
  private final SplittableRandom random;
  private final int components;
  private final int[] common;

  public Drawn(long seed, int components) {
    this.random = new SplittableRandom(seed);
    this.components = components;
    this.common = ints(20_000);
  }

  public ModelState initial() {
    return ModelState.initial(FixedVector.of(VectorKind.MODEL, ints(1 << 18)));
  }

  /** A state in the middle of a task. */
  public ModelState advanced() {
    return new ModelState(
        FixedVector.of(VectorKind.MODEL, ints(1 << 27)),
        FixedVector.of(VectorKind.DIRECTION, ints(1 << 19)),
        FixedVector.of(VectorKind.VELOCITY, ints(1 << 24)));
  }

  /** The last {@code attackers} seats send minus three times what the others are around. */
  public List<SeatUpdate> updates(int attackers, int... seats) {
    List<SeatUpdate> updates = new ArrayList<>();
    for (int i = 0; i < seats.length; i++) {
      int factor = i < seats.length - attackers ? 1 : -3;
      updates.add(new SeatUpdate(seats[i], around(factor)));
    }
    return updates;
  }

  /** Every component anywhere within the bounds. */
  public FixedVector wild() {
    return FixedVector.of(VectorKind.UPDATE, ints(VectorKind.UPDATE.bound()));
  }

  private FixedVector around(int factor) {
    int[] noise = ints(15_000);
    for (int j = 0; j < components; j++) {
      noise[j] += factor * common[j];
    }
    return FixedVector.of(VectorKind.UPDATE, noise);
  }

  public int[] ints(int bound) {
    return random.ints(components, -bound, bound + 1).toArray();
  }
}
