package io.cess4j.cli.miner;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.SettleFirst;

/** A miner with the account that it belongs to. */
final class OwnMiner extends ChainMiner {
  /** A day may end while the one before it is being settled; on a devnet it lasts seconds. */
  private static final int TRIES = 5;

  private final Account account;

  OwnMiner(Network network, Account account, long id) {
    super(network, id);
    this.account = account;
  }

  Account account() {
    return account;
  }

  TransactionSender sender() {
    return network().sender(account);
  }

  /** Runs what the chain allows for settled days only; settles them as often as that takes. */
  void onceSettled(Runnable call) {
    for (int attempt = 1; ; attempt++) {
      settle();
      try {
        call.run();
        return;
      } catch (SettleFirst dayEndedMeanwhile) {
        if (attempt == TRIES) {
          throw dayEndedMeanwhile;
        }
      }
    }
  }

  /** Anyone may, so no fine is put off by leaving it (IAuditRounds.poke: 32 days a call). */
  private void settle() {
    network().clock().refresh();
    while (settledUntil() < today()) {
      network().auditRounds().poke(sender(), id());
    }
  }

  /** Expired deals give their space back. */
  void roll() {
    network().deals().roll(sender(), id());
  }
}
