package io.cess4j.sdk.storage;

/**
 * How a file is to be stored.
 *
 * @param k any k of the n fragments restore the file
 * @param n miners that hold a fragment
 * @param termDays protocol days; the end is rounded up to a week
 * @param regions bit r allows region r; 0xffff anywhere
 */
public record StorageTerms(int k, int n, int termDays, int regions) {
  /** Every region. */
  public static final int ANYWHERE = 0xffff;
}
