package io.cess4j.devnet;

import java.time.Duration;
import java.time.Instant;

/** What a devnet's engine can do with time and history, and a real network cannot. */
public interface TimeControl {
  /** Moves chain time forward and mines a block there. */
  void advance(Duration duration);

  /** Moves chain time forward to an instant, which must lie ahead, and mines a block there. */
  void advanceTo(Instant instant);

  /** Mines a block now. */
  void mine();

  /** Marks the present state. */
  String snapshot();

  /** Goes back to a marked state, time included; the mark is used up. */
  void revert(String snapshot);
}
