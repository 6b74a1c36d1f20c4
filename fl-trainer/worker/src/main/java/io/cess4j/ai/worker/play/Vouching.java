package io.cess4j.ai.worker.play;

import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.contracts.errors.ContractRevert;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** AVAILABILITY: says whose update it has and found valid; proves those that cannot be valid. */
final class Vouching {
  private static final Logger LOG = LoggerFactory.getLogger(Vouching.class);

  /** Of what is left of the window, for fetching; the rest is for the transaction. */
  private static final int PARTS = 3;

  private final Desk desk;
  private final Updates updates;

  Vouching(Desk desk, Updates updates) {
    this.desk = desk;
    this.updates = updates;
  }

  Receipt vouch(AiGapState state) {
    int round = state.round().number();
    Duration patience =
        desk.until(state.round().deadline()).multipliedBy(PARTS - 1).dividedBy(PARTS);
    Updates.Found found =
        updates.get(round, Past.of(desk).revealed(round, state.round().included()), patience);
    int available = found.valid().keySet().stream().mapToInt(seat -> 1 << seat).sum();
    Receipt vouched = desk.ai().rounds().vouch(desk.sender(), desk.task(), desk.seat(), available);
    found
        .faults()
        .forEach(
            (seat, fault) -> {
              try {
                desk.ai()
                    .faults()
                    .malformed(
                        desk.sender(),
                        desk.task(),
                        seat,
                        fault.chunk().index(),
                        Words.leaf(fault.chunk()));
                LOG.info(
                    "round {}: seat {} was expelled for component {} out of bounds",
                    round,
                    seat,
                    fault.component());
              } catch (ContractRevert somebodyWasFaster) {
                LOG.info("round {}: seat {}: {}", round, seat, somebodyWasFaster.getMessage());
              }
            });
    return vouched;
  }
}
