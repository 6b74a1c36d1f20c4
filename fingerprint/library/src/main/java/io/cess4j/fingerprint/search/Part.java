package io.cess4j.fingerprint.search;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Works that follow one another in the log: those of a file, or the newest ones in memory. */
interface Part {
  /** Number of the first work. */
  int firstWork();

  int works();

  /** Where in the log the record of a work begins; -1 if it was removed from this part. */
  long offset(int ordinal);

  /** The first eight bytes of its instance hash. */
  long hashPrefix(int ordinal);

  /** Tells the sink the numbers of works whose instance hash begins like this. */
  void withHash(long prefix, java.util.function.IntConsumer sink);

  /** Works of this part or earlier ones that were removed while it was written. */
  int[] removed();

  Collection<? extends CodeGroup> groups();

  @Nullable CodeGroup group(GroupKey key);

  /** Hash tables of a kind's codes, where there are any. */
  default @Nullable HashTables tables(GroupKey key) {
    return null;
  }

  /** All codes of all groups. */
  default long codes() {
    return groups().stream().mapToLong(group -> group.blocks().codes()).sum();
  }
}
