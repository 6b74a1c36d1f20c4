package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.work.Confirmation;

/** What a search says of one work of the index. */
public sealed interface Match {
  /** The work's number in the index. */
  int number();

  Work work();

  /** The file is the same, byte for byte. */
  record Duplicate(int number, Work work) implements Match {}

  /** A match by both stages. */
  sealed interface Confirmed extends Match {
    /** Which views are near, and how near. */
    Candidate candidate();

    Confirmation confirmation();
  }

  /**
   * The same work, hardly changed: codes within {@link #BITS} bits, and the second stage agrees.
   */
  record NearDuplicate(int number, Work work, Candidate candidate, Confirmation confirmation)
      implements Confirmed {
    /** Strangers come so near less than once in 10^20 pairs at 200 effective bits. */
    public static final int BITS = 48;
  }

  /**
   * A work with much of this one in it, or the reverse: farther codes, yet the second stage agrees.
   */
  record Related(int number, Work work, Candidate candidate, Confirmation confirmation)
      implements Confirmed {}

  /** Codes are near, but the second stage found no common ground: no match. */
  record Refused(int number, Work work, Candidate candidate, Confirmation confirmation)
      implements Match {}
}
