package io.cess4j.fingerprint.search;

/** The comparable codes of one part: all views of one work, then all of the next. */
interface CodeGroup {
  GroupKey key();

  CodeBlocks blocks();

  /** How many works have codes here. */
  int members();

  /** The member's number, counted from the part's first work. */
  int ordinal(int member);

  /** Position of the member's first code; for {@link #members} that after the last code. */
  int start(int member);

  /** Which member a code belongs to. */
  default int memberAt(int position) {
    int low = 0;
    int high = members() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (start(middle) <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
