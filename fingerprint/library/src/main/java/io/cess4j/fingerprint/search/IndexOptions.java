package io.cess4j.fingerprint.search;

/**
 * How an index works; no option changes what it finds but the last.
 *
 * @param threads that search at once
 * @param tabledCodes where a file has so many codes of a kind, hash tables lie beside it, 64 bytes
 *     a code on the disk, which make searches of radius 31 and less faster; {@link #NO_TABLES}:
 *     nowhere
 * @param sealedWorks after so many new works, or 16 times as many codes, they go into a file
 * @param frequentWorks a code that more works share tells none of them: it does not count
 */
public record IndexOptions(int threads, int tabledCodes, int sealedWorks, int frequentWorks) {
  /** Fewer codes are scanned in less time than tables are looked up. */
  public static final int TABLES = 1 << 16;

  /** Searches of all radii compare with all codes. */
  public static final int NO_TABLES = Integer.MAX_VALUE;

  /** All cores, no tables, files from 16,384 works or 262,144 codes on, 1,000 works a code. */
  public static final IndexOptions DEFAULT =
      new IndexOptions(Runtime.getRuntime().availableProcessors(), NO_TABLES, 1 << 14, 1_000);

  public IndexOptions {
    if (threads < 1 || tabledCodes < 1 || sealedWorks < 1 || frequentWorks < 1) {
      throw new IllegalArgumentException(
          "%d threads, tables from %d codes, %d works a file, %d works a code: all are at least 1"
              .formatted(threads, tabledCodes, sealedWorks, frequentWorks));
    }
  }
}
