package io.cess4j.sdk.keys;

import java.util.List;

/**
 * All that a ring holds.
 *
 * @param generation of the sealing key to which new files are sealed
 */
record RingState(int generation, List<RingEntry> entries) {
  static final RingState EMPTY = new RingState(0, List.of());

  RingState {
    entries = List.copyOf(entries);
  }
}
