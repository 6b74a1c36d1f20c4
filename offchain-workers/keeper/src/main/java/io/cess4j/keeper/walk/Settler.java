package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.AuditRounds;
import io.cess4j.keeper.campaign.Outcome;
import io.cess4j.keeper.campaign.Result;
import java.util.stream.IntStream;

/**
 * Settles the finished days of a miner (AuditRounds.poke, 32 days a call). Many slots of one miner
 * ask for it at once: one of them sends, the others wait and find it done.
 */
final class Settler {
  private static final int LOCKS = 64;

  private final View view;
  private final Hand hand;
  private final Object[] locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray(Object[]::new);

  Settler(View view, Hand hand) {
    this.view = view;
    this.hand = hand;
  }

  /** Every finished day; the last call's result, NOTHING where all were settled. */
  Result settle(long miner) {
    synchronized (locks[(int) (miner % LOCKS)]) {
      AuditRounds audits = view.network().auditRounds();
      long until = audits.misses(miner).settledUntil();
      Result result = Result.NOTHING;
      while (until < view.today()) {
        result = hand.send("poke", sender -> audits.poke(sender, miner));
        long now = audits.misses(miner).settledUntil();
        if (result.outcome() != Outcome.DONE || now <= until) {
          return result; // the newest block may be older than the clock
        }
        until = now;
      }
      return result;
    }
  }
}
