package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.media.MediaLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two texts have in common, for a reader's eyes: runs of equal terms, the longest first found,
 * in the order of the first text. Needs both texts; of each the first 200,000 terms are compared.
 *
 * @param passages that agree
 * @param firstShare share of the first text's compared terms that lie in them
 * @param secondShare share of the second's
 * @param truncated whether a text goes on past what was compared
 */
public record TextComparison(
    List<TextPassage> passages, double firstShare, double secondShare, boolean truncated) {
  /** Terms of each text that are compared at most. */
  public static final int MAX_TERMS = 200_000;

  /** Passages listed at most, the longest. */
  public static final int MAX_PASSAGES = 1_000;

  /** Terms in a row that must agree. */
  private static final int LEAST = 4;

  /** Places at which a row of terms is looked for; commonplaces have more. */
  private static final int MAX_PLACES = 8;

  public TextComparison {
    passages = List.copyOf(passages);
  }

  /** Compares two texts. */
  public static TextComparison of(TextSource first, TextSource second, MediaLimits limits) {
    Segmentation segmentation = new Segmentation(limits);
    Terms one = Terms.read(first, segmentation);
    Terms two = Terms.read(second, segmentation);
    List<TextPassage> found = new ArrayList<>();
    boolean[] taken = new boolean[two.size];
    Map<Long, int[]> places = two.places();
    int firstTerms = 0;
    for (int i = 0; i + LEAST <= one.size; ) {
      int best = 0;
      int at = 0;
      for (int place : places.getOrDefault(one.row(i), new int[0])) {
        int length = run(one, i, two, place, taken);
        if (length > best) {
          best = length;
          at = place;
        }
      }
      if (best < LEAST) {
        i++;
        continue;
      }
      java.util.Arrays.fill(taken, at, at + best, true);
      firstTerms += best;
      found.add(
          new TextPassage(
              one.starts[i],
              one.ends[i + best - 1],
              two.starts[at],
              two.ends[at + best - 1],
              best));
      i += best;
    }
    int secondTerms = 0;
    for (boolean each : taken) {
      secondTerms += each ? 1 : 0;
    }
    return new TextComparison(
        longest(found),
        one.size == 0 ? 0 : (double) firstTerms / one.size,
        two.size == 0 ? 0 : (double) secondTerms / two.size,
        one.more || two.more);
  }

  private static List<TextPassage> longest(List<TextPassage> found) {
    return found.stream()
        .sorted(Comparator.comparingInt(TextPassage::terms).reversed())
        .limit(MAX_PASSAGES)
        .sorted(Comparator.comparingLong(TextPassage::firstStart))
        .toList();
  }

  private static int run(Terms one, int i, Terms two, int j, boolean[] taken) {
    int length = 0;
    while (i + length < one.size
        && j + length < two.size
        && one.hashes[i + length] == two.hashes[j + length]
        && !taken[j + length]) {
      length++;
    }
    return length;
  }

  /** The terms of a text with their offsets. */
  private static final class Terms {
    private final long[] hashes = new long[MAX_TERMS];
    private final long[] starts = new long[MAX_TERMS];
    private final long[] ends = new long[MAX_TERMS];
    private int size;
    private boolean more;

    static Terms read(TextSource source, Segmentation segmentation) {
      Terms terms = new Terms();
      segmentation.read(source, terms::add);
      return terms;
    }

    private void add(String term, Language language, long start, long end) {
      if (size == MAX_TERMS) {
        more = true;
        return;
      }
      hashes[size] = TermHash.of(term);
      starts[size] = start;
      ends[size] = end;
      size++;
    }

    long row(int start) {
      long hash = 0;
      for (int i = start; i < start + LEAST; i++) {
        hash = TermHash.of(hash, hashes[i]);
      }
      return hash;
    }

    Map<Long, int[]> places() {
      Map<Long, int[]> places = new HashMap<>();
      for (int i = 0; i + LEAST <= size; i++) {
        int place = i;
        places.merge(
            row(i),
            new int[] {place},
            (known, added) -> known.length >= MAX_PLACES ? known : append(known, place));
      }
      return places;
    }

    private static int[] append(int[] known, int place) {
      int[] longer = java.util.Arrays.copyOf(known, known.length + 1);
      longer[known.length] = place;
      return longer;
    }
  }
}
