package io.cess4j.miner.storage;

/**
 * What an operator wants to know about a disk.
 *
 * @param number in the database; -1 for a folder that was never taken in
 * @param free bytes, 0 where it is missing
 * @param total bytes of the file system, 0 where it is missing
 * @param trouble what is wrong and what to do; empty where nothing is
 */
public record DiskReport(int number, String folder, long free, long total, String trouble) {

  /** Whether fragments can be read. */
  public boolean usable() {
    return trouble.isEmpty();
  }
}
