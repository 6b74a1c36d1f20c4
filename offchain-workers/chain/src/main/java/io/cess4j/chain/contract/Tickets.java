package io.cess4j.chain.contract;

import io.cess4j.chain.transaction.TransactionSender;
import java.math.BigInteger;

/**
 * Draw tickets of miners. Anyone may take those of a short or full miner out of the draw; they do
 * not come back by themselves.
 */
public final class Tickets {
  private static final int A_CALL = 256;
  private static final long WHOLE = 10_000;

  private final Miners miners;
  private final Parameters parameters;

  /**
   * @param parameters say how full a miner may be
   */
  public Tickets(Miners miners, Parameters parameters) {
    this.miners = miners;
    this.parameters = parameters;
  }

  /**
   * Lists what is missing, where the miner is active, owes nothing and has room.
   *
   * @param sender of the miner's account
   * @return how many came back
   */
  public int listAgain(TransactionSender sender, long id) {
    Miner miner = miners.miner(id);
    int missing = miner.declaredUnits() - miner.listedUnits();
    if (missing == 0 || !mayBeDrawn(miners.standing(id))) {
      return 0;
    }
    for (int left = missing; left > 0; left -= A_CALL) {
      miners.relist(sender, id, Math.min(left, A_CALL));
    }
    return missing;
  }

  private boolean mayBeDrawn(Standing standing) {
    return standing.state() == MinerState.ACTIVE
        && standing.owed().signum() == 0
        && !isFull(standing);
  }

  /** Whether so much is used that tickets may be retired for it. */
  public boolean isFull(Standing standing) {
    BigInteger threshold =
        BigInteger.valueOf(standing.capacity())
            .multiply(parameters.get(Parameter.FULL_THRESHOLD))
            .divide(BigInteger.valueOf(WHOLE));
    return BigInteger.valueOf(standing.usedSectors()).compareTo(threshold) > 0;
  }
}
