package io.cess4j.miner.repair;

import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventListener;
import io.cess4j.chain.event.RepairDrawn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what this miner was drawn for; the chain says later what became of it. */
final class DrawnEvents implements EventListener {
  private static final Logger LOG = LoggerFactory.getLogger(DrawnEvents.class);

  private final RepairBook book;
  private final long miner;

  DrawnEvents(RepairBook book, long miner) {
    this.book = book;
    this.miner = miner;
  }

  @Override
  public void onEvent(ContractEvent event) {
    if (event instanceof RepairDrawn drawn && drawn.miner() == miner) {
      RepairKey key = new RepairKey(drawn.deal(), drawn.slot());
      book.add(key);
      LOG.info("drawn to take over {} with TEE worker {}", key, drawn.worker());
    }
  }

  /** Every entry is held against the chain before anything is done about it. */
  @Override
  public void onRewind(long block) {}
}
