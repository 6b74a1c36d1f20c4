package io.cess4j.fingerprint.evaluation.report;

import static io.cess4j.fingerprint.evaluation.report.Words.format;

import io.cess4j.fingerprint.evaluation.Evaluation;
import io.cess4j.fingerprint.evaluation.MeasureResult;
import io.cess4j.fingerprint.evaluation.Report;
import io.cess4j.fingerprint.evaluation.Scope;
import io.cess4j.fingerprint.evaluation.ScopeResult;
import io.cess4j.fingerprint.evaluation.Target;
import java.util.List;
import java.util.stream.Collectors;

/** A report for {@code docs/}. */
public final class ReportMarkdown {
  private static final int NOTES = 40;

  private final StringBuilder text = new StringBuilder();

  private ReportMarkdown() {}

  /** The whole page. */
  public static String of(Report report) {
    ReportMarkdown page = new ReportMarkdown();
    page.head(report);
    page.targets(report.targets());
    page.list("What still fails", report.failures(), "No attack is below what is asked of it.");
    report.evaluations().forEach(page::kind);
    page.search(report);
    page.list("Notes", report.notes(), "None.");
    return page.text.toString();
  }

  private void head(Report report) {
    line("# How well copies are found");
    line("");
    line("Written by `%s`: do not edit.", report.command());
    line(
        "Commit %s, seed %d, %s, %.0f s.",
        report.commit(), report.seed(), report.date(), report.seconds());
    line("Machine: %s.", report.machine());
    line("");
    line(
        "Works are dealt into two parts. A threshold is set on the first (calibration): the largest that lets"
            + " through no more than the stated share of pairs of a registered work and a (mostly attacked) copy of"
            + " another one. Recall and false positives are measured on the second (held-out) part. 1e-4 takes at"
            + " least 100,000 pairs, 1e-3 at least 10,000. Intervals: Clopper-Pearson, 95 %%; trials of one"
            + " picture under several attacks are not independent, so intervals of groups are a little too"
            + " narrow. Synthetic works are made from the seed; results without them stand apart. *MDRC codes*:"
            + " least distance of any two views; *MDRC confirmed*: with the second stage. Recall is rounded"
            + " down: 1.000 is all.");
    line("");
  }

  private void targets(List<Target.Result> targets) {
    line("## Targets");
    line("");
    line("| works | attacks | asked | recall (95 %%) | held-out works | false positives | |");
    line("|---|---|---|---|---|---|---|");
    for (Target.Result result : targets) {
      line(
          "| %s | %s | %.2f | %s | %d | %s | %s |",
          result.target().kind(),
          result.target().group(),
          result.target().least(),
          Words.interval(result.recall().found()),
          result.works(),
          Words.rate(result.rate()),
          Words.verdict(result.verdict()));
    }
    line("");
  }

  private void kind(Evaluation evaluation) {
    line("## %s", evaluation.kind());
    line("");
    line(
        "%d works calibrate, %d are measured, %d of them real; %.0f s.",
        evaluation.calibrationWorks(),
        evaluation.heldOutWorks(),
        evaluation.heldOutReal(),
        evaluation.seconds());
    line("");
    methods(evaluation);
    for (Scope scope : Scope.values()) {
      recalls(evaluation, scope);
    }
    strangers(evaluation);
    notes("Copies that are not found, with their distance:", evaluation.lost());
    notes("Left out or merged:", evaluation.notes());
  }

  private void methods(Evaluation evaluation) {
    line(
        "| method | effective bits | mean of strangers | threshold | at | calibration pairs | held-out false"
            + " positives | own threshold | false positives at it | ms to register | ms to query |");
    line("|---|---|---|---|---|---|---|---|---|---|---|");
    for (MeasureResult measure : evaluation.measures()) {
      String bits =
          measure.effectiveBits() == null
              ? "- | -"
              : format(
                  "%.0f | %.1f", measure.effectiveBits().bits(), measure.effectiveBits().mean());
      String threshold =
          measure.scopes().isEmpty()
              ? "too few pairs | - | - | - | - | -"
              : threshold(measure, measure.scopes().getFirst());
      line(
          "| %s | %s | %s | %.1f | %.1f |",
          measure.name(),
          bits,
          threshold,
          measure.registerMilliseconds(),
          measure.queryMilliseconds());
    }
    line("");
  }

  private static String threshold(MeasureResult measure, ScopeResult scope) {
    return format(
        "%.4g | %s | %d | %s | %s | %s",
        scope.threshold(),
        Words.rate(scope.rate()),
        scope.calibrationPairs(),
        Words.falsePositives(scope.falsePositives()),
        measure.ownThreshold() == null ? "-" : format("%.4g", measure.ownThreshold()),
        measure.ownThreshold() == null ? "-" : Words.falsePositives(scope.falsePositivesByOwn()));
  }

  private void recalls(Evaluation evaluation, Scope scope) {
    List<MeasureResult> measures =
        evaluation.measures().stream().filter(measure -> result(measure, scope) != null).toList();
    if (measures.isEmpty()) {
      return;
    }
    ScopeResult first = java.util.Objects.requireNonNull(result(measures.getFirst(), scope));
    line(
        "Recall, %s, %d works (each attack), at %s; the last column: MDRC at its own threshold.",
        scope.words(), first.works(), Words.rate(first.rate()));
    line("");
    line(
        "| attack | group | %s | own |",
        measures.stream().map(MeasureResult::name).collect(Collectors.joining(" | ")));
    line("|---|---|%s", "---|".repeat(measures.size() + 1));
    for (int attack = 0; attack < first.attacks().size(); attack++) {
      int row = attack;
      line(
          "| %s | %s | %s | %s |",
          first.attacks().get(row).name(),
          first.attacks().get(row).group(),
          measures.stream()
              .map(measure -> cell(evaluation, measure, scope, row))
              .collect(Collectors.joining(" | ")),
          measures.stream()
              .filter(measure -> measure.name().equals(evaluation.tested()))
              .map(measure -> java.util.Objects.requireNonNull(result(measure, scope)))
              .map(result -> Words.share(result.attacks().get(row).foundByOwn()))
              .findFirst()
              .orElse("-"));
    }
    line("");
  }

  private static String cell(
      Evaluation evaluation, MeasureResult measure, Scope scope, int attack) {
    ScopeResult result = java.util.Objects.requireNonNull(result(measure, scope));
    return measure.name().equals(evaluation.tested())
        ? Words.interval(result.attacks().get(attack).found())
        : Words.share(result.attacks().get(attack).found());
  }

  private static @org.jspecify.annotations.Nullable ScopeResult result(
      MeasureResult measure, Scope scope) {
    return measure.scopes().stream()
        .filter(result -> result.scope() == scope)
        .findFirst()
        .orElse(null);
  }

  private void strangers(Evaluation evaluation) {
    MeasureResult tested = evaluation.measure(evaluation.tested());
    line("Different works that look most alike to %s:", tested.name());
    line("");
    tested.strangers().stream()
        .limit(8)
        .forEach(
            stranger ->
                line(
                    "- %.3f: `%s` and `%s` (attack: %s)",
                    stranger.distance(),
                    stranger.registered(),
                    stranger.suspect(),
                    stranger.attack()));
    line("");
  }

  private void notes(String title, List<String> notes) {
    if (!notes.isEmpty()) {
      line("%s", title);
      line("");
      notes.stream().limit(NOTES).forEach(note -> line("- %s", note));
      if (notes.size() > NOTES) {
        line("- and %d more (all are in the JSON)", notes.size() - NOTES);
      }
      line("");
    }
  }

  private void search(Report report) {
    if (!report.search().isEmpty()) {
      line("## search");
      line("");
      line("| figure | |");
      line("|---|---|");
      report.search().forEach((name, figure) -> line("| %s | %s |", name, figure));
      line("");
    }
  }

  private void list(String title, List<String> lines, String none) {
    line("## %s", title);
    line("");
    if (lines.isEmpty()) {
      line("%s", none);
    }
    lines.forEach(one -> line("- %s", one));
    line("");
  }

  private void line(String format, Object... values) {
    text.append(format(format, values)).append('\n');
  }
}
