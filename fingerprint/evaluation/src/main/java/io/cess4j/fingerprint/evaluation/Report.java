package io.cess4j.fingerprint.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything a run showed.
 *
 * @param seed repeats it
 * @param commit of the sources, {@code unknown} where that cannot be said
 * @param date of the run
 * @param machine in words
 * @param command that repeats it
 * @param evaluations one for each kind of works
 * @param search figures of the search benchmark by name; empty where it did not run
 * @param notes what else there is to say
 */
public record Report(
    long seed,
    String commit,
    String date,
    String machine,
    String command,
    List<Evaluation> evaluations,
    Map<String, Object> search,
    List<String> notes,
    double seconds) {

  /** Every target that there are figures for. */
  public List<Target.Result> targets() {
    return evaluations.stream().flatMap(evaluation -> Target.of(evaluation).stream()).toList();
  }

  /** What still fails, in words: attacks below their group's target, or below 90 % without one. */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (Evaluation evaluation : evaluations) {
      evaluation.measure(evaluation.tested()).scopes().stream()
          .filter(scope -> scope.scope() == Scope.ALL)
          .flatMap(scope -> scope.attacks().stream())
          .filter(attack -> attack.found().share() < asked(evaluation.kind(), attack.group()))
          .map(attack -> failure(evaluation, attack))
          .forEach(failures::add);
    }
    return failures;
  }

  private static final double UNASKED = .9;

  private static double asked(String kind, String group) {
    return Target.ALL.stream()
        .filter(target -> target.kind().equals(kind) && target.group().equals(group))
        .mapToDouble(Target::least)
        .findFirst()
        .orElse(UNASKED);
  }

  private static String failure(Evaluation evaluation, Recall attack) {
    long lost = attack.found().trials() - attack.found().hits();
    return "%s, %s: %d of %d copies are not found (recall %.3f, asked %.2f)"
        .formatted(
            evaluation.kind(),
            attack.name(),
            lost,
            attack.found().trials(),
            attack.found().share(),
            asked(evaluation.kind(), attack.group()));
  }
}
