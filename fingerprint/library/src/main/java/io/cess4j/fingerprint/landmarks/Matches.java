package io.cess4j.fingerprint.landmarks;

import java.util.ArrayList;
import java.util.List;

/** Landmarks of two pictures that look alike, each the other's best. */
final class Matches {
  /** More differing bits than this are chance: strangers differ in 128 +- 14. */
  private static final int MOST_BITS = 80;

  /** The second best must be worse by this factor (Lowe 2004), in hundredths. */
  private static final int RATIO = 92;

  /** Landmarks this near to the best are the same place on another level, no rivals. */
  private static final int SAME_PLACE = 12 * Evidence.UNITS;

  /**
   * Two landmarks that look alike.
   *
   * @param bits in which their descriptors differ
   */
  record Match(Landmark first, Landmark second, int bits) {}

  private Matches() {}

  static List<Match> of(Evidence first, Evidence second) {
    List<Landmark> a = first.landmarks();
    List<Landmark> b = second.landmarks();
    int[] backwards = new int[b.size()];
    for (int j = 0; j < b.size(); j++) {
      backwards[j] = best(b.get(j), a);
    }
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      int j = best(a.get(i), b);
      if (j >= 0 && backwards[j] == i) {
        int bits = a.get(i).distance(b.get(j));
        if (bits <= MOST_BITS && bits * 100 <= RATIO * rival(a.get(i), b, b.get(j))) {
          matches.add(new Match(a.get(i), b.get(j), bits));
        }
      }
    }
    return matches;
  }

  private static int best(Landmark mark, List<Landmark> others) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < others.size(); i++) {
      int bits = mark.distance(others.get(i));
      if (bits < least) {
        least = bits;
        best = i;
      }
    }
    return best;
  }

  private static int rival(Landmark mark, List<Landmark> others, Landmark best) {
    int least = 256;
    for (Landmark other : others) {
      if (Math.abs(other.x() - best.x()) > SAME_PLACE
          || Math.abs(other.y() - best.y()) > SAME_PLACE) {
        least = Math.min(least, mark.distance(other));
      }
    }
    return least;
  }
}
