package io.cess4j.fingerprint.search;

/**
 * How an index works; no option changes what it finds but the last.
 *
 * @param threads that search at once
 * @param hashTables whether searches of radius 31 and less build and use tables of 64 bytes a code
 *     in memory
 * @param sealedWorks after so many new works, or 16 times as many codes, they go into a file
 * @param frequentWorks a code that more works share tells none of them: it does not count
 */
public record IndexOptions(int threads, boolean hashTables, int sealedWorks, int frequentWorks) {
  /** All cores, no tables, files from 16,384 works or 262,144 codes on, 1,000 works a code. */
  public static final IndexOptions DEFAULT =
      new IndexOptions(Runtime.getRuntime().availableProcessors(), false, 1 << 14, 1_000);

  public IndexOptions {
    if (threads < 1 || sealedWorks < 1 || frequentWorks < 1) {
      throw new IllegalArgumentException(
          "%d threads, %d works a file, %d works a code: all are at least 1"
              .formatted(threads, sealedWorks, frequentWorks));
    }
  }
}
