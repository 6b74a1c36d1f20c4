package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.dispute.UpdateFault;
import io.cess4j.chain.contract.AiGapRound;
import io.cess4j.contracts.errors.ContractRevert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves what was found against others, in whatever phase: whoever does it first has half of the
 * stake. A malformed update that a bad majority has included makes the round fail so.
 */
final class Reporting {
  private static final Logger LOG = LoggerFactory.getLogger(Reporting.class);

  private final Desk desk;

  Reporting(Desk desk) {
    this.desk = desk;
  }

  /** Sends all proofs against seats that are still active. */
  void report(AiGapRound round, Updates.Found found) {
    found
        .faults()
        .forEach(
            (seat, fault) -> sent(round, seat, "a malformed update", () -> malformed(seat, fault)));
    found
        .equivocations()
        .forEach(proof -> sent(round, proof.seat(), "two updates", () -> equivocation(proof)));
  }

  private void sent(AiGapRound round, int seat, String fault, Runnable proof) {
    if ((round.active() >>> seat & 1) == 0) {
      return;
    }
    try {
      proof.run();
      LOG.info("round {}: seat {} was expelled for {}", round.number(), seat, fault);
    } catch (ContractRevert somebodyWasFaster) {
      LOG.info("round {}: seat {}: {}", round.number(), seat, somebodyWasFaster.getMessage());
    }
  }

  private void malformed(int seat, UpdateFault fault) {
    desk.ai()
        .faults()
        .malformed(
            desk.sender(), desk.task(), seat, fault.chunk().index(), Words.leaf(fault.chunk()));
  }

  private void equivocation(Equivocation proof) {
    desk.ai()
        .faults()
        .equivocation(
            desk.sender(), desk.task(), proof.round(), proof.seat(), proof.one(), proof.other());
  }
}
