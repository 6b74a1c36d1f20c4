package io.cess4j.ai.training;

import java.util.Random;

/** Fisher-Yates, with {@link Random#nextInt(int)}, whose algorithm is part of Java's contract. */
public final class Shuffle {
  private Shuffle() {}

  /** 0, 1, 2 and so on. */
  public static int[] identity(int length) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      order[i] = i;
    }
    return order;
  }

  public static void inPlace(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[i];
      order[i] = order[j];
      order[j] = other;
    }
  }
}
