package io.cess4j.sdk.probe;

import io.cess4j.sdk.storage.StorageTerms;

/**
 * How to probe.
 *
 * @param terms of the probe's file
 * @param bytes length of the probe's file
 * @param tries small requests that each miner gets
 * @param days newest finished protocol days whose proofs count
 * @param keep whether the file stays until its term ends
 */
public record ProbeOptions(StorageTerms terms, int bytes, int tries, int days, boolean keep) {
  /** Most requests that a miner is bothered with in a run. */
  public static final int MOST_TRIES = 1_000;

  /** What a file of a probe may have. */
  public static final int MOST_BYTES = 64 << 20;

  /** Most days that are looked up for each miner. */
  public static final int MOST_DAYS = 365;

  public ProbeOptions {
    if (bytes < 1 || bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a probe's file has 1 to %d bytes, not %d".formatted(MOST_BYTES, bytes));
    }
    if (tries < 1 || tries > MOST_TRIES) {
      throw new IllegalArgumentException(
          "a miner gets 1 to %d requests, not %d".formatted(MOST_TRIES, tries));
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "proofs of 1 to %d days can count, not of %d".formatted(MOST_DAYS, days));
    }
  }
}
