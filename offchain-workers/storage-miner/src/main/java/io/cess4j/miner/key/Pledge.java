package io.cess4j.miner.key;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Standing;
import io.cess4j.chain.contract.Tickets;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.runtime.Purse;
import java.math.BigInteger;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps whole what stands behind a miner's data: fines for missed days eat it, and a miner that is
 * short of it takes no new deals (protocol.md section 4, ADR 0020).
 */
public final class Pledge {
  private static final Logger LOG = LoggerFactory.getLogger(Pledge.class);

  private final Network network;
  private final long miner;
  private final TransactionSender sender;
  private final Purse purse;
  private final Tickets tickets;
  private BigInteger told = BigInteger.ZERO;

  /** Pays from what the account has. */
  public Pledge(Network network, Account account, long miner) {
    this.network = network;
    this.miner = miner;
    this.sender = network.sender(account);
    this.purse = new Purse(network, account.address(), sender);
    this.tickets = new Tickets(network.miners(), network.parameters());
  }

  /**
   * Tops up what fines took; says so once where the account cannot. Tickets that somebody retired
   * meanwhile are listed again: without them a miner that is whole is still not drawn.
   */
  public void keepWhole() {
    Standing standing = network.miners().standing(miner);
    if (standing.owed().signum() != 0 && isTopUpWorthIt(standing.state())) {
      topUp(standing.owed());
    }
    int listed = tickets.listAgain(sender, miner);
    if (listed > 0) {
      LOG.info("{} tickets are in the draw again", listed);
    }
  }

  private void topUp(BigInteger owed) {
    Optional<BigInteger> missing = purse.missing(owed);
    if (missing.isEmpty()) {
      network.miners().topUp(sender, miner, owed);
      LOG.warn("fines or lost slots took {} wei of the collateral; topped up", owed);
    } else if (!owed.equals(told)) {
      LOG.error(
          "fines or lost slots took {} wei of the collateral and the account {} lacks {} wei to top it up: no new deals come until it has them",
          owed,
          sender.account().address(),
          missing.get());
      told = owed;
    }
  }

  private static boolean isTopUpWorthIt(MinerState state) {
    return state == MinerState.ACTIVE || state == MinerState.DRAINING;
  }
}
