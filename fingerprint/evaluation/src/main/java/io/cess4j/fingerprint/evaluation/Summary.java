package io.cess4j.fingerprint.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** From tallies to results. */
final class Summary {
  private static final double[] RATES = {1e-4, 1e-3, 1e-2};

  /** Pairs of strangers for each false positive that a rate allows. */
  private static final double PAIRS = 10;

  private static final int CURVE_STEPS = 12;

  private Summary() {}

  static <T> Evaluation of(
      String kind,
      Corpus.Halves<T> halves,
      List<Attack<T>> attacks,
      List<Track<T, ?>> tracks,
      List<String> notes,
      double seconds) {
    List<Item<T>> all = new ArrayList<>(halves.calibration());
    all.addAll(halves.heldOut());
    List<MeasureResult> measures = new ArrayList<>();
    for (Track<T, ?> track : tracks) {
      EffectiveBits bits = track.effectiveBits(all);
      for (Tally<?> tally : track.tallies()) {
        measures.add(
            new MeasureResult(
                tally.measure().name(),
                bits,
                tally.measure().ownThreshold(),
                scopes(tally, halves.heldOut(), attacks),
                tally.strangers(),
                track.registerMilliseconds(),
                track.queryMilliseconds()));
      }
    }
    return new Evaluation(
        kind,
        List.copyOf(measures),
        tracks.getFirst().tallies().getLast().measure().name(),
        halves.calibration().size(),
        halves.heldOut().size(),
        (int) halves.heldOut().stream().filter(item -> !item.synthetic()).count(),
        lost(tracks.getFirst().tallies().getLast(), attacks),
        List.copyOf(notes),
        seconds);
  }

  /** By attack, in the order in which attacks are given. */
  private static <T> List<String> lost(Tally<?> tally, List<Attack<T>> attacks) {
    Tail calibration = tally.tail(Half.CALIBRATION, false);
    double rate =
        DoubleStream.of(RATES)
            .filter(some -> calibration.count() * some >= PAIRS)
            .findFirst()
            .orElse(0);
    double threshold = rate == 0 ? 0 : calibration.threshold(rate);
    List<Trial> trials =
        tally.trials().stream()
            .filter(trial -> trial.distance() > threshold)
            .sorted(Comparator.comparing(Trial::work))
            .toList();
    List<String> lost = new ArrayList<>();
    for (Attack<T> attack : attacks) {
      trials.stream()
          .filter(trial -> trial.attack().equals(attack.name()))
          .map(trial -> "%s: %s (%.3f)".formatted(attack.name(), trial.work(), trial.distance()))
          .forEach(lost::add);
    }
    return lost;
  }

  private static <T> List<ScopeResult> scopes(
      Tally<?> tally, List<Item<T>> heldOut, List<Attack<T>> attacks) {
    List<ScopeResult> scopes = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      int works = (int) heldOut.stream().filter(item -> scope.measures(item.synthetic())).count();
      Tail calibration = tally.tail(Half.CALIBRATION, scope.calibratesOnRealOnly());
      for (double rate : RATES) {
        if (works > 0 && calibration.count() * rate >= PAIRS) {
          scopes.add(scope(scope, tally, calibration, rate, works, attacks));
          break;
        }
      }
    }
    return List.copyOf(scopes);
  }

  private static <T> ScopeResult scope(
      Scope scope,
      Tally<?> tally,
      Tail calibration,
      double rate,
      int works,
      List<Attack<T>> attacks) {
    double threshold = calibration.threshold(rate);
    Double own = tally.measure().ownThreshold();
    List<Trial> trials =
        tally.trials().stream().filter(trial -> scope.measures(trial.synthetic())).toList();
    Map<String, List<String>> groups = new LinkedHashMap<>();
    attacks.forEach(
        attack ->
            groups.computeIfAbsent(attack.group(), name -> new ArrayList<>()).add(attack.name()));
    Tail strangers = tally.tail(Half.HELD_OUT, scope != Scope.ALL);
    Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
    groups.forEach((group, names) -> curves.put(group, curve(calibration, trials, names)));
    return new ScopeResult(
        scope,
        rate,
        threshold,
        calibration.count(),
        strangers.within(threshold),
        own == null ? null : strangers.within(own),
        works,
        attacks.stream()
            .map(
                attack ->
                    recall(
                        attack.name(),
                        attack.group(),
                        trials,
                        List.of(attack.name()),
                        threshold,
                        own))
            .toList(),
        groups.entrySet().stream()
            .map(
                group ->
                    recall(
                        group.getKey(), group.getKey(), trials, group.getValue(), threshold, own))
            .toList(),
        curves);
  }

  private static Recall recall(
      String name,
      String group,
      List<Trial> trials,
      List<String> attacks,
      double threshold,
      @Nullable Double own) {
    return new Recall(
        name,
        group,
        found(trials, attacks, threshold),
        own == null ? null : found(trials, attacks, own));
  }

  private static Proportion found(List<Trial> trials, List<String> attacks, double threshold) {
    Predicate<Trial> counted = trial -> attacks.contains(trial.attack());
    return new Proportion(
        trials.stream().filter(counted).filter(trial -> trial.distance() <= threshold).count(),
        trials.stream().filter(counted).count());
  }

  /** From one false positive among all pairs to one in a hundred. */
  private static List<CurvePoint> curve(
      Tail calibration, List<Trial> trials, List<String> attacks) {
    double least = 1.0 / Math.max(1, calibration.count());
    List<CurvePoint> points = new ArrayList<>();
    for (int step = 0; step <= CURVE_STEPS; step++) {
      double rate = least * Math.pow(1e-2 / least, (double) step / CURVE_STEPS);
      if (least < 1e-2 && calibration.reaches(rate)) {
        double threshold = calibration.threshold(rate);
        points.add(new CurvePoint(rate, found(trials, attacks, threshold).share()));
      }
    }
    return List.copyOf(points);
  }
}
