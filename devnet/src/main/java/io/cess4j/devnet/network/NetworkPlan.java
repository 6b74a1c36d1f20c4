package io.cess4j.devnet.network;

/**
 * How large a network on one machine is.
 *
 * @param miners storage miners that are there from the start, each with an operator of its own
 * @param spares miners that may join later ({@link LocalNetwork#join}), their operators with money
 * @param teeWorkers 1 to 4, each with a group of its own
 * @param keepers 0 to 4; without one nobody repairs, expires or settles for others
 * @param consensusNodes 0 to 11; without one TEE workers post the beats
 */
public record NetworkPlan(int miners, int spares, int teeWorkers, int keepers, int consensusNodes) {
  /** Eight miners and two TEE workers: room for k = 4, n = 6 and two lost miners. */
  public static final NetworkPlan USUAL = new NetworkPlan(8, 0, 2);

  public NetworkPlan {
    if (miners < 0 || spares < 0 || miners + spares > 28 || teeWorkers < 1 || teeWorkers > 4) {
      throw new IllegalArgumentException(
          "a network on one machine has 0 to 28 miners and 1 to 4 TEE workers, not %d and %d"
              .formatted(miners + spares, teeWorkers));
    }
    if (consensusNodes < 0 || consensusNodes > 11) {
      throw new IllegalArgumentException(
          "a network on one machine has 0 to 11 consensus nodes, not " + consensusNodes);
    }
    if (keepers < 0 || keepers > 4) {
      throw new IllegalArgumentException(
          "a network on one machine has 0 to 4 keepers, not " + keepers);
    }
  }

  /** Without keepers: what a test does not do itself does not happen. */
  public NetworkPlan(int miners, int spares, int teeWorkers) {
    this(miners, spares, teeWorkers, 0, 0);
  }

  /** The same with keepers. */
  public NetworkPlan withKeepers(int count) {
    return new NetworkPlan(miners, spares, teeWorkers, count, consensusNodes);
  }

  /** The same with consensus nodes. */
  public NetworkPlan withConsensusNodes(int count) {
    return new NetworkPlan(miners, spares, teeWorkers, keepers, count);
  }

  /** Whether anybody stores files: a network of nothing but consensus has no gateway. */
  boolean stores() {
    return operators() > 0;
  }

  /** Miners that there can be over time. */
  int operators() {
    return miners + spares;
  }
}
