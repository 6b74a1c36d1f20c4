package io.cess4j.fingerprint.search;

/** One record of the log. */
sealed interface LogRecord {
  /**
   * A work entered.
   *
   * @param number counts up from 0
   */
  record Added(int number, Work work) implements LogRecord {}

  /**
   * A work left: it is found no longer.
   *
   * @param number of the work
   */
  record Removed(int number) implements LogRecord {}
}
