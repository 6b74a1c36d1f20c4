package io.cess4j.ai.worker.play;

import io.cess4j.chain.contract.AiGapRound;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.transaction.Receipt;
import java.time.Duration;

/** AVAILABILITY: says whose update it has and found valid; proves those that cannot be valid. */
final class Vouching {
  /** Of what is left of the window, for fetching; the rest is for the transactions. */
  private static final int PARTS = 3;

  private final Desk desk;
  private final Members members;
  private final Updates updates;
  private final Reporting reporting;

  Vouching(Desk desk, Members members, Updates updates, Reporting reporting) {
    this.desk = desk;
    this.members = members;
    this.updates = updates;
    this.reporting = reporting;
  }

  /** Proofs go first: once it has vouched, a crash would have it forget them. */
  Receipt vouch(AiGapState state) {
    AiGapRound round = state.round();
    Duration patience = desk.until(round.deadline()).multipliedBy(PARTS - 1).dividedBy(PARTS);
    Updates.Found found =
        updates.get(
            round.number(),
            Past.of(desk).revealed(round.number(), round.included()),
            members.keys(round.active()),
            patience);
    reporting.report(round, found);
    int available = found.valid().keySet().stream().mapToInt(seat -> 1 << seat).sum();
    return desk.ai().rounds().vouch(desk.sender(), desk.task(), desk.seat(), available);
  }
}
