package io.cess4j.cli.miner;

import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Standing;
import java.math.BigInteger;

/** Tickets of a miner in the draw, of which a call moves 256. */
final class Tickets {
  private static final int A_CALL = 256;
  private static final long WHOLE = 10_000;

  private Tickets() {}

  /**
   * Anyone may take the tickets of a short miner out of the draw; they do not come back by
   * themselves.
   *
   * @return how many came back
   */
  static int listAgain(OwnMiner own) {
    Miner miner = own.network().miners().miner(own.id());
    Standing standing = own.standing();
    if (standing.state() != MinerState.ACTIVE || standing.owed().signum() > 0 || isFull(own)) {
      return 0;
    }
    int missing = miner.declaredUnits() - miner.listedUnits();
    for (int left = missing; left > 0; left -= A_CALL) {
      own.network().miners().relist(own.sender(), own.id(), Math.min(left, A_CALL));
    }
    return missing;
  }

  /** Of a miner that leaves; its exit has taken the first ones. */
  static void retireAll(OwnMiner own) {
    for (int left = own.network().miners().miner(own.id()).listedUnits();
        left > 0;
        left -= A_CALL) {
      own.network().miners().retire(own.sender(), own.id(), Math.min(left, A_CALL));
    }
  }

  private static boolean isFull(OwnMiner own) {
    Standing standing = own.standing();
    BigInteger threshold =
        BigInteger.valueOf(standing.capacity())
            .multiply(own.network().parameters().get(Parameter.FULL_THRESHOLD))
            .divide(BigInteger.valueOf(WHOLE));
    return BigInteger.valueOf(standing.usedSectors()).compareTo(threshold) > 0;
  }
}
