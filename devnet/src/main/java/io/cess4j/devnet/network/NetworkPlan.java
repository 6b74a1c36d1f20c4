package io.cess4j.devnet.network;

/**
 * How large a network on one machine is.
 *
 * @param miners storage miners that are there from the start, each with an operator of its own
 * @param spares miners that may join later ({@link LocalNetwork#join}), their operators with money
 * @param teeWorkers 1 to 4, each with a group of its own
 */
public record NetworkPlan(int miners, int spares, int teeWorkers) {
  /** Eight miners and two TEE workers: room for k = 4, n = 6 and two lost miners. */
  public static final NetworkPlan USUAL = new NetworkPlan(8, 0, 2);

  public NetworkPlan {
    if (miners < 1 || spares < 0 || miners + spares > 28 || teeWorkers < 1 || teeWorkers > 4) {
      throw new IllegalArgumentException(
          "a network on one machine has 1 to 28 miners and 1 to 4 TEE workers, not %d and %d"
              .formatted(miners + spares, teeWorkers));
    }
  }

  /** Miners that there can be over time. */
  int operators() {
    return miners + spares;
  }
}
