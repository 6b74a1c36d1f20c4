package io.cess4j.devnet.network;

/**
 * How large a network on one machine is.
 *
 * @param miners storage miners, each with an operator of its own
 * @param teeWorkers 1 to 4, each with a group of its own
 */
public record NetworkPlan(int miners, int teeWorkers) {
  /** Eight miners and two TEE workers: room for k = 4, n = 6 and two lost miners. */
  public static final NetworkPlan USUAL = new NetworkPlan(8, 2);

  public NetworkPlan {
    if (miners < 1 || miners > 28 || teeWorkers < 1 || teeWorkers > 4) {
      throw new IllegalArgumentException(
          "a network on one machine has 1 to 28 miners and 1 to 4 TEE workers, not %d and %d"
              .formatted(miners, teeWorkers));
    }
  }
}
