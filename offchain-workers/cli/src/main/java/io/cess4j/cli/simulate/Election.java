package io.cess4j.cli.simulate;

import java.util.Arrays;

/** The highest scores of an era, without sorting all of them. */
final class Election {
  private final int[] seats;
  private final double[] scores;
  private int taken;

  Election(int seats) {
    this.seats = new int[seats];
    this.scores = new double[seats];
  }

  void begin() {
    taken = 0;
  }

  /** Candidates are offered once each; of equal scores the one offered first keeps its seat. */
  void offer(int candidate, double score) {
    if (taken == seats.length && score <= scores[taken - 1]) {
      return;
    }
    int at = taken < seats.length ? taken++ : taken - 1;
    while (at > 0 && scores[at - 1] < score) {
      scores[at] = scores[at - 1];
      seats[at] = seats[at - 1];
      at--;
    }
    scores[at] = score;
    seats[at] = candidate;
  }

  /** Who was elected, the highest score first. */
  int[] elected() {
    return Arrays.copyOf(seats, taken);
  }
}
