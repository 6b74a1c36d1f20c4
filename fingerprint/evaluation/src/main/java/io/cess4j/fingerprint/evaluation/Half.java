package io.cess4j.fingerprint.evaluation;

/** The two parts of a corpus. */
enum Half {
  /** Sets the thresholds. */
  CALIBRATION,
  /** Is measured. */
  HELD_OUT
}
