package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.work.Confirmation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which phrases two texts share and where they stand. Two measures: how much of the shorter text is
 * in the other (containment, Broder 1997), and the same for the best pair of stretches, which finds
 * a page that was copied into a book of one's own.
 *
 * @param containment share of the sampled phrases of the one that has fewer
 * @param stretch the same within the best pair of stretches, 0 if too few phrases are there to say
 * @param shared phrases found in both
 * @param registered where the best stretch stands in the registered text, in terms
 * @param suspect where it stands in the suspect
 */
record TextMatch(double containment, double stretch, int shared, Span registered, Span suspect) {
  private static final int HALF = 128;

  /** Phrases that must be there for a share to mean something. */
  private static final int ENOUGH = 12;

  /**
   * Phrases that a stretch is taken to have at least, as long as its text has as many: about half
   * of what a full one has. The few phrases of a text's last lines are often a formula of its kind.
   */
  private static final int FULL = 96;

  static TextMatch of(TextEvidence registered, TextEvidence suspect) {
    int level = Math.max(registered.level(), suspect.level());
    // Sampled phrases are rarer: longer stretches hold as many of them.
    int half = HALF << Math.min(level, 16);
    TextEvidence first = thinned(registered, level);
    TextEvidence second = thinned(suspect, level);
    Map<Integer, Integer> firstCounts = count(first.places(), half);
    Map<Integer, Integer> secondCounts = count(second.places(), half);
    Map<Long, Cell> cells = new HashMap<>();
    int shared = 0;
    for (int i = 0, j = 0; i < first.hashes().length && j < second.hashes().length; ) {
      int order = Long.compare(first.hashes()[i], second.hashes()[j]);
      if (order == 0) {
        shared++;
        vote(cells, first.places()[i], second.places()[j], half);
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int fewest = Math.min(first.hashes().length, second.hashes().length);
    double best = 0;
    Cell where = null;
    for (Map.Entry<Long, Cell> entry : cells.entrySet()) {
      int least =
          Math.min(
              firstCounts.getOrDefault((int) (entry.getKey() >> 32), 0),
              secondCounts.getOrDefault(entry.getKey().intValue(), 0));
      Cell cell = entry.getValue();
      double share =
          least < ENOUGH
              ? 0
              : Math.min(1, (double) cell.count / Math.max(least, Math.min(FULL, fewest)));
      if (where == null || share > best || share == best && cell.isBefore(where)) {
        best = share;
        where = cell;
      }
    }
    return new TextMatch(
        fewest < ENOUGH ? 0 : (double) shared / fewest,
        best,
        shared,
        where == null ? Span.NONE : where.first(),
        where == null ? Span.NONE : where.second());
  }

  Confirmation confirmation() {
    double score = Math.max(containment, stretch);
    return new Confirmation(
        score,
        shared == 0
            ? "no phrase in common"
            : "%.0f %% of the phrases of the shorter text are in the other; most alike: terms %s of the registered text and %s of this one, %.0f %% the same"
                .formatted(100 * containment, registered, suspect, 100 * stretch));
  }

  private static TextEvidence thinned(TextEvidence evidence, int level) {
    int kept = 0;
    while (kept < evidence.hashes().length && evidence.hashes()[kept] >>> 40 - level == 0) {
      kept++;
    }
    return new TextEvidence(
        level,
        evidence.length(),
        Arrays.copyOf(evidence.hashes(), kept),
        Arrays.copyOf(evidence.places(), kept));
  }

  /** Phrases in each stretch; stretch n spans halves n and n + 1, none less than that at first. */
  private static Map<Integer, Integer> count(int[] places, int half) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int place : places) {
      counts.merge(place / half, 1, Integer::sum);
      if (place >= half) {
        counts.merge(place / half - 1, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static void vote(Map<Long, Cell> cells, int first, int second, int half) {
    for (int i = Math.max(0, first / half - 1); i <= first / half; i++) {
      for (int j = Math.max(0, second / half - 1); j <= second / half; j++) {
        cells
            .computeIfAbsent((long) i << 32 | j & 0xffffffffL, key -> new Cell())
            .add(first, second);
      }
    }
  }

  /** Terms of a text, from the first to the last shared phrase. */
  record Span(int start, int end) {
    static final Span NONE = new Span(0, 0);

    @Override
    public String toString() {
      return start + " to " + end;
    }
  }

  private static final class Cell {
    private int count;
    private int firstStart = Integer.MAX_VALUE;
    private int firstEnd;
    private int secondStart = Integer.MAX_VALUE;
    private int secondEnd;

    void add(int first, int second) {
      count++;
      firstStart = Math.min(firstStart, first);
      firstEnd = Math.max(firstEnd, first + 3);
      secondStart = Math.min(secondStart, second);
      secondEnd = Math.max(secondEnd, second + 3);
    }

    boolean isBefore(Cell other) {
      return firstStart < other.firstStart
          || firstStart == other.firstStart && secondStart < other.secondStart;
    }

    Span first() {
      return new Span(firstStart, firstEnd);
    }

    Span second() {
      return new Span(secondStart, secondEnd);
    }
  }
}
