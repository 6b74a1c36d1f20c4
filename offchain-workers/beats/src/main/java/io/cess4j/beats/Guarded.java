package io.cess4j.beats;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the timer alive: an executor drops a task that throws, and the network would lose a
 * member's beats.
 */
record Guarded(BeatDuty duty) implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  @Override
  public void run() {
    try {
      duty.look();
    } catch (RuntimeException e) {
      LOG.error("a defect in the duty of beats; trying again", e);
    }
  }
}
