package io.cess4j.cli.miner;

/** Tickets of a miner in the draw, of which a call moves 256. */
final class Tickets {
  private static final int A_CALL = 256;

  private Tickets() {}

  /**
   * Those that somebody took out of the draw while the miner was short.
   *
   * @return how many came back
   */
  static int listAgain(OwnMiner own) {
    return new io.cess4j.chain.contract.Tickets(own.network().miners(), own.network().parameters())
        .listAgain(own.sender(), own.id());
  }

  /** Of a miner that leaves; its exit has taken the first ones. */
  static void retireAll(OwnMiner own) {
    for (int left = own.network().miners().miner(own.id()).listedUnits();
        left > 0;
        left -= A_CALL) {
      own.network().miners().retire(own.sender(), own.id(), Math.min(left, A_CALL));
    }
  }
}
