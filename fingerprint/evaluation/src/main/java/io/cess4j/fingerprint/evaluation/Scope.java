package io.cess4j.fingerprint.evaluation;

/** Which works set a threshold and which are measured by it. */
public enum Scope {
  /** Real and synthetic works set it and are measured. */
  ALL("all works"),
  /** Real and synthetic works set it, real ones are measured. */
  REAL("real works, threshold of all"),
  /** Real works alone set it and are measured. */
  REAL_ONLY("real works alone");

  private final String words;

  Scope(String words) {
    this.words = words;
  }

  /** As the report shows it. */
  public String words() {
    return words;
  }

  boolean calibratesOnRealOnly() {
    return this == REAL_ONLY;
  }

  boolean measures(boolean synthetic) {
    return this == ALL || !synthetic;
  }
}
