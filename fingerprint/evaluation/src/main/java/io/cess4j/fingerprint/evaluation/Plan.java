package io.cess4j.fingerprint.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * What a run is to be like, whatever the kind of works.
 *
 * @param seed of everything that is drawn
 * @param threads at work
 * @param reduced whether it is the small run of the build, of a minute
 * @param progress is told, in words, how far it is
 */
public record Plan(long seed, int threads, boolean reduced, Consumer<String> progress) {
  /**
   * Works for an experiment: real ones, drawn where there are too many, and synthetic ones in the
   * place of those that lack.
   *
   * @param real all real works
   * @param mostReal of them are taken
   * @param all works that there shall be
   * @param leastSynthetic works even where there are enough real ones
   * @param synthetic makes so many
   */
  public <T> List<Item<T>> choose(
      List<Item<T>> real,
      int mostReal,
      int all,
      int leastSynthetic,
      IntFunction<List<Item<T>>> synthetic) {
    List<Item<T>> chosen =
        new ArrayList<>(
            real.stream()
                .sorted(Comparator.comparingLong(item -> Seeds.mix(seed, "choose", item.name())))
                .limit(mostReal)
                .toList());
    chosen.addAll(synthetic.apply(Math.max(leastSynthetic, all - chosen.size())));
    return chosen;
  }

  /** Settings of an experiment that sets its thresholds on a half of the works. */
  public Settings settings(int calibrationAttacks) {
    return settings(calibrationAttacks, .5);
  }

  /** Settings of an experiment. */
  public Settings settings(int calibrationAttacks, double calibrationShare) {
    return new Settings(seed, threads, calibrationAttacks, calibrationShare, progress);
  }
}
