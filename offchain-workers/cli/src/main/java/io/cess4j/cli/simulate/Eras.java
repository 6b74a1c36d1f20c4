package io.cess4j.cli.simulate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Elections of one population, era after era. */
final class Eras {
  /** Spread of the work of one era around a node's capacity. */
  private static final double WORK_SPREAD = 0.3;

  /** Eras before anything counts: credit has to fill. */
  private static final int WARM_UP = Score.eras();

  /** Most outcomes that a run of beats in one hand can choose from, as powers of two. */
  private static final int MOST_CHOICES = 6;

  /** Addresses are hashes: an order that has nothing to do with owners. */
  private static final Comparator<Integer> BY_ADDRESS =
      Comparator.comparingInt(candidate -> Integer.reverse(candidate * 0x9e3779b9));

  private final Population population;
  private final int eras;
  private final boolean withholds;
  private final RandomGenerator random;
  private final Election election;
  private final double[] fixed;
  private final double[][] bytes;

  /**
   * @param withholds whether the whale's validators keep back beats at the turn to an election,
   *     choosing the seed that seats most of its nodes
   */
  Eras(Population population, int seats, int eras, boolean withholds, RandomGenerator random) {
    this.population = population;
    this.eras = eras;
    this.withholds = withholds;
    this.random = random;
    this.election = new Election(seats);
    this.fixed = new double[population.size()];
    this.bytes = new double[Score.eras()][population.size()];
  }

  /**
   * What came of it.
   *
   * @param seats of each candidate over all eras
   * @param first era in which each was elected first, or -1
   * @param withheld beats that the whale kept back
   */
  record Outcome(double[] seats, int[] first, long withheld, int whale) {
    /** Share of all seats that the whale's nodes had. */
    double whaleShare() {
      return Arrays.stream(seats, 0, whale).sum() / Arrays.stream(seats).sum();
    }
  }

  Outcome run() {
    double[] seats = new double[population.size()];
    int[] first = new int[population.size()];
    Arrays.fill(first, -1);
    int[] validators = {};
    long withheld = 0;
    for (int era = -WARM_UP; era < eras; era++) {
      work(Math.floorMod(era, Score.eras()));
      if (era < 0) {
        continue;
      }
      int choices = withholds ? lastBeats(validators) : 0;
      int[] best = elect();
      int keptBack = 0;
      for (int choice = 1; choice < 1 << choices; choice++) { // its bits: beats that are not posted
        int[] tried = elect();
        if (ofWhale(tried) > ofWhale(best)) {
          best = tried;
          keptBack = Integer.bitCount(choice);
        }
      }
      withheld += keptBack;
      validators = best;
      for (int elected : validators) {
        seats[elected]++;
        if (first[elected] < 0) {
          first[elected] = era;
        }
      }
    }
    return new Outcome(seats, first, withheld, population.whale());
  }

  private void work(int slot) {
    double highest = 0;
    for (int i = 0; i < population.size(); i++) {
      bytes[slot][i] = population.capacity()[i] * Math.exp(WORK_SPREAD * random.nextGaussian());
    }
    for (int i = 0; i < population.size(); i++) {
      fixed[i] = Score.weighted(bytes, slot, i);
      highest = Math.max(highest, fixed[i]);
    }
    for (int i = 0; i < population.size(); i++) {
      fixed[i] =
          Score.of(Score.credit(fixed[i], highest, 0), Score.stake(population.stake()[i]), 0);
    }
  }

  private int[] elect() {
    election.begin();
    for (int i = 0; i < population.size(); i++) {
      election.offer(i, fixed[i] + Score.of(0, 0, Score.vrf(random.nextDouble())));
    }
    return election.elected();
  }

  /**
   * Beats go round the validators: how many of those before the seed's are the whale's in a row.
   * Each may be posted or not, so they choose among so many seeds as a power of two.
   */
  private int lastBeats(int[] validators) {
    if (validators.length == 0) {
      return 0;
    }
    int[] round = IntStream.of(validators).boxed().sorted(BY_ADDRESS).mapToInt(i -> i).toArray();
    int turn = random.nextInt(round.length);
    int run = 0;
    while (run < Math.min(MOST_CHOICES, round.length)
        && round[Math.floorMod(turn - run, round.length)] < population.whale()) {
      run++;
    }
    return run;
  }

  private int ofWhale(int[] elected) {
    int count = 0;
    for (int candidate : elected) {
      count += candidate < population.whale() ? 1 : 0;
    }
    return count;
  }
}
