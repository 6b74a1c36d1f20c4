package io.cess4j.cli.simulate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Candidates of a simulated network.
 *
 * @param stake in multiples of the minimum
 * @param capacity bytes an era that the candidate's TEE workers handle, in the median's unit
 * @param whale how many of the first candidates belong to one owner
 */
record Population(double[] stake, double[] capacity, int whale) {
  /** Spread of capacities (standard deviation of their logarithm): one in six has 1.65 medians. */
  private static final double CAPACITY_SPREAD = 0.5;

  /** Mean of what is staked above the minimum, in minimums. */
  private static final double MORE_STAKE = 1;

  int size() {
    return stake.length;
  }

  /** Many owners with a node each. */
  static Population honest(int size, RandomGenerator random) {
    double[] stake = new double[size];
    double[] capacity = new double[size];
    for (int i = 0; i < size; i++) {
      stake[i] = 1 + MORE_STAKE * random.nextExponential();
      capacity[i] = Math.exp(CAPACITY_SPREAD * random.nextGaussian());
    }
    return new Population(stake, capacity, 0);
  }

  /**
   * Honest candidates and one owner with a share of all stake and of all capacity, both split
   * evenly over its nodes, which are added to the others.
   *
   * @param share of the whole, the owner's included
   * @param nodes how many
   */
  static Population withWhale(Population honest, double share, int nodes) {
    double of = share / (1 - share);
    double stake = of * Arrays.stream(honest.stake).sum() / nodes;
    double capacity = of * Arrays.stream(honest.capacity).sum() / nodes;
    return new Population(
        joined(stake, nodes, honest.stake), joined(capacity, nodes, honest.capacity), nodes);
  }

  /** How many nodes an owner of that share can stake for. */
  static int mostNodes(Population honest, double share) {
    return Math.max(1, (int) (share / (1 - share) * Arrays.stream(honest.stake).sum()));
  }

  private static double[] joined(double each, int nodes, double[] others) {
    double[] all = new double[nodes + others.length];
    Arrays.fill(all, 0, nodes, each);
    System.arraycopy(others, 0, all, nodes, others.length);
    return all;
  }
}
