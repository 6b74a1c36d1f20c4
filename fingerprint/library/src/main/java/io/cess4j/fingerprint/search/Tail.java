package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.work.Description;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest works, in memory until they are enough for a file. One thread adds; searches use the
 * {@link View} that was newest when they began: what is added later is written behind it, or to
 * larger arrays.
 */
final class Tail {
  private final int firstWork;
  private long[] offsets = new long[64];
  private long[] prefixes = new long[64];
  private int works;
  private final List<Integer> removed = new ArrayList<>();
  private final Map<GroupKey, TailGroup> groups = new LinkedHashMap<>();

  /**
   * @param firstWork number of the work that comes first
   */
  Tail(int firstWork) {
    this.firstWork = firstWork;
  }

  void add(long offset, Work work) {
    if (works == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * works);
      prefixes = Arrays.copyOf(prefixes, 2 * works);
    }
    offsets[works] = offset;
    prefixes[works] = ByteBuffer.wrap(work.instanceHash()).getLong();
    Description description = work.description();
    if (description != null) {
      groups
          .computeIfAbsent(GroupKey.of(description), TailGroup::new)
          .add(works, description.views());
    }
    works++;
  }

  void remove(int number) {
    removed.add(number);
  }

  int nextWork() {
    return firstWork + works;
  }

  /** What is there now. */
  View view() {
    Map<GroupKey, CodeGroup> now = new LinkedHashMap<>();
    groups.forEach((key, group) -> now.put(key, group.view()));
    int[] gone = removed.stream().mapToInt(Integer::intValue).toArray();
    return new View(firstWork, works, offsets, prefixes, gone, now);
  }

  @SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
  record View(
      int firstWork,
      int works,
      long[] offsets,
      long[] prefixes,
      int[] removed,
      Map<GroupKey, CodeGroup> byKey)
      implements Part {
    @Override
    public long offset(int ordinal) {
      return offsets[ordinal];
    }

    @Override
    public long hashPrefix(int ordinal) {
      return prefixes[ordinal];
    }

    @Override
    public void withHash(long prefix, IntConsumer sink) {
      for (int i = 0; i < works; i++) {
        if (prefixes[i] == prefix) {
          sink.accept(firstWork + i);
        }
      }
    }

    @Override
    public Collection<CodeGroup> groups() {
      return byKey.values();
    }

    @Override
    public @Nullable CodeGroup group(GroupKey key) {
      return byKey.get(key);
    }
  }
}
