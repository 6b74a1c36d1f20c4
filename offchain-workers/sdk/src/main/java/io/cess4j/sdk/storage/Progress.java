package io.cess4j.sdk.storage;

/** Told how far long work is; called often, from any thread. */
@FunctionalInterface
public interface Progress {
  /** What is being done. */
  enum Step {
    ORDERING,
    UPLOADING,
    STORING,
    READING
  }

  /** Hears nothing. */
  Progress SILENT = (step, done, total) -> {};

  /**
   * @param done bytes; orders where ordering; deals that stand where storing
   * @param total of the same
   */
  void at(Step step, long done, long total);

  /**
   * A proxy of a shared file has answered wrongly; others are asked instead.
   *
   * @param proxy its account, 0x-hex
   * @param report transaction that proves it on chain, or why there is none
   */
  default void lied(String proxy, String report) {}
}
