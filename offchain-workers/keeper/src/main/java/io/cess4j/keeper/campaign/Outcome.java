package io.cess4j.keeper.campaign;

import java.util.Locale;

/** What became of a look at one subject. */
public enum Outcome {
  /** A transaction was mined. */
  DONE,
  /** Somebody else was faster, or the state has changed since the look. */
  OVERTAKEN,
  /** Nothing is to be done now. */
  NOTHING,
  /** Nothing will ever be to be done again. */
  OVER,
  /** Something is to be done, but not yet: a beat or a deadline is missing. */
  WAITING,
  /** The chain refused for a reason that no other keeper explains. */
  FAILED;

  /** As metrics name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
