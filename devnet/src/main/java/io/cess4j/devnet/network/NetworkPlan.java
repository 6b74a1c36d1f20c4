package io.cess4j.devnet.network;

/**
 * How large a network on one machine is.
 *
 * @param miners storage miners that are there from the start, each with an operator of its own
 * @param spares miners that may join later ({@link LocalNetwork#join}), their operators with money
 * @param teeWorkers 1 to 4, each with a group of its own
 * @param keepers 0 to 4; without one nobody repairs, expires or settles for others
 * @param consensusNodes 0 to 11; without one TEE workers post the beats
 * @param gateways 1 to 4; none where nobody stores files. Clients use the first; each is a proxy of
 *     what is shared
 * @param rightsIndexes 0 to 2; without one works are found by asking somebody else's
 */
public record NetworkPlan(
    int miners,
    int spares,
    int teeWorkers,
    int keepers,
    int consensusNodes,
    int gateways,
    int rightsIndexes) {
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
    if (gateways < 1 || gateways > 4 || rightsIndexes < 0 || rightsIndexes > 2) {
      throw new IllegalArgumentException(
          "a network on one machine has 1 to 4 gateways and 0 to 2 rights indexes, not %d and %d"
              .formatted(gateways, rightsIndexes));
    }
  }

  /** Without keepers: what a test does not do itself does not happen. */
  public NetworkPlan(int miners, int spares, int teeWorkers) {
    this(miners, spares, teeWorkers, 0, 0, 1, 0);
  }

  /** The same with keepers. */
  public NetworkPlan withKeepers(int count) {
    return new NetworkPlan(
        miners, spares, teeWorkers, count, consensusNodes, gateways, rightsIndexes);
  }

  /** The same with consensus nodes. */
  public NetworkPlan withConsensusNodes(int count) {
    return new NetworkPlan(miners, spares, teeWorkers, keepers, count, gateways, rightsIndexes);
  }

  /** The same with gateways. */
  public NetworkPlan withGateways(int count) {
    return new NetworkPlan(
        miners, spares, teeWorkers, keepers, consensusNodes, count, rightsIndexes);
  }

  /** The same with rights indexes. */
  public NetworkPlan withRightsIndexes(int count) {
    return new NetworkPlan(miners, spares, teeWorkers, keepers, consensusNodes, gateways, count);
  }

  /** Whether anybody stores files: a network of nothing but consensus has no gateway. */
  boolean stores() {
    return operators() > 0;
  }

  /** Gateways that are started. */
  int startedGateways() {
    return stores() ? gateways : 0;
  }

  /** Miners that there can be over time. */
  int operators() {
    return miners + spares;
  }
}
