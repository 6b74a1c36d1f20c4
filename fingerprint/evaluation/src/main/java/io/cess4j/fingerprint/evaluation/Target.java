package io.cess4j.fingerprint.evaluation;

import java.util.List;

/**
 * The recall that is asked of a group of attacks (issue 6).
 *
 * @param kind of works
 * @param group of attacks
 * @param least recall
 */
public record Target(String kind, String group, double least) {
  /** All that are asked. */
  public static final List<Target> ALL =
      List.of(
          new Target("image", "global", .99),
          new Target("image", "pad", .98),
          new Target("image", "crop-10", .97),
          new Target("image", "crop-30", .85),
          new Target("image", "one-sided", .85),
          new Target("image", "flip", .99),
          new Target("image", "rotation-5", .95),
          new Target("text", "delete-30", .99),
          new Target("text", "substitute-30", .95),
          new Target("text", "shuffle", .99),
          new Target("text", "half", .99),
          new Target("audio", "codec", .98),
          new Target("audio", "noise", .98),
          new Target("audio", "cut", .97),
          new Target("audio", "speed", .9),
          new Target("audio", "pitch", .85),
          new Target("video", "transcode", .98),
          new Target("video", "bars", .97),
          new Target("video", "crop-10", .9));

  /** From how many held-out works on a target is met or missed; below it is only reported. */
  public static final int LEAST_WORKS = 50;

  /** Whether a target is reached. */
  public enum Verdict {
    MET,
    MISSED,
    /** Too few works to say. */
    REPORTED
  }

  /**
   * A target beside what was measured.
   *
   * @param works of the held-out half
   * @param rate of false positives at which it was measured
   */
  public record Result(Target target, Recall recall, int works, double rate, Verdict verdict) {}

  /** The targets that an evaluation has figures for; in the scope of all works. */
  static List<Result> of(Evaluation evaluation) {
    return evaluation.measure(evaluation.tested()).scopes().stream()
        .filter(scope -> scope.scope() == Scope.ALL)
        .flatMap(
            scope ->
                ALL.stream()
                    .filter(target -> target.kind().equals(evaluation.kind()))
                    .flatMap(
                        target ->
                            scope.groups().stream()
                                .filter(group -> group.name().equals(target.group()))
                                .map(group -> target.against(group, scope))))
        .toList();
  }

  private Result against(Recall recall, ScopeResult scope) {
    Verdict verdict =
        scope.works() < LEAST_WORKS
            ? Verdict.REPORTED
            : recall.found().share() >= least ? Verdict.MET : Verdict.MISSED;
    return new Result(this, recall, scope.works(), scope.rate(), verdict);
  }
}
