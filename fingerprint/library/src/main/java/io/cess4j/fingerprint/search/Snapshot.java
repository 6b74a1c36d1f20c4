package io.cess4j.fingerprint.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a search sees: it goes on seeing it, whatever is added or merged meanwhile.
 *
 * @param segments files, in the order of the log
 * @param tail what came after them
 */
record Snapshot(List<Segment> segments, Tail.View tail) {
  Snapshot {
    segments = List.copyOf(segments);
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>(segments);
    parts.add(tail);
    return parts;
  }

  int works() {
    return tail.firstWork() + tail.works();
  }

  /** The part that has the work of this number. */
  Part part(int number) {
    int low = 0;
    int high = segments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments.get(middle).firstWork() + segments.get(middle).works() <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < segments.size() ? segments.get(low) : tail;
  }
}
