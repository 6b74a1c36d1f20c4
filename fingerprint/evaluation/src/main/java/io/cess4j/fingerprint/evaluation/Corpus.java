package io.cess4j.fingerprint.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Works of one kind, no two of which are the same work.
 *
 * @param kind for example {@code image}
 * @param notes what else there is to say: what was left out and why
 */
public record Corpus<T>(String kind, List<Item<T>> items, List<String> notes) {
  public Corpus {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  /**
   * Deals the works, real and synthetic ones apart, into two parts by a hash of seed and name.
   * Thresholds are set on the first, everything else is measured on the second.
   *
   * @param share of the first
   */
  Halves<T> split(long seed, double share) {
    List<Item<T>> calibration = new ArrayList<>();
    List<Item<T>> heldOut = new ArrayList<>();
    for (boolean synthetic : new boolean[] {false, true}) {
      List<Item<T>> some =
          items.stream()
              .filter(item -> item.synthetic() == synthetic)
              .sorted(Comparator.comparingLong(item -> Seeds.mix(seed, "split", item.name())))
              .toList();
      int first = (int) (some.size() * share);
      calibration.addAll(some.subList(0, first));
      heldOut.addAll(some.subList(first, some.size()));
    }
    return new Halves<>(calibration, heldOut);
  }

  /** Both parts. */
  record Halves<T>(List<Item<T>> calibration, List<Item<T>> heldOut) {}
}
