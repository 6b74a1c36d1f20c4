package io.cess4j.fingerprint.evaluation.report;

import static io.cess4j.fingerprint.evaluation.report.Html.escaped;
import static io.cess4j.fingerprint.evaluation.report.Words.format;

import io.cess4j.fingerprint.evaluation.Evaluation;
import io.cess4j.fingerprint.evaluation.MeasureResult;
import io.cess4j.fingerprint.evaluation.Recall;
import io.cess4j.fingerprint.evaluation.Report;
import io.cess4j.fingerprint.evaluation.Scope;
import io.cess4j.fingerprint.evaluation.ScopeResult;
import io.cess4j.fingerprint.evaluation.Target;
import java.util.List;
import java.util.stream.Collectors;

/** A report as a page that needs nothing else: no script, no picture, no address. */
public final class ReportHtml {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>cess bench fingerprint</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 76em; padding: 0 1em; color: #222; }
      table { border-collapse: collapse; margin: 1em 0; } svg { margin: 0 .6em .6em 0; font-size: 12px; }
      th, td { text-align: left; padding: .25em .7em; border-bottom: 1px solid #ddd; }
      .met { color: #060; } .missed { color: #a00; font-weight: bold; } .reported { color: #666; }
      .low { background: #fdd; } .full { background: #efe; }
      </style></head><body>
      <h1>How well copies are found</h1>
      <p>Commit %s, seed %d, %s, %.0f s. %s. <code>%s</code></p>
      <p>Thresholds are set on the calibration half at the stated rate of false positives; recall is of the
      held-out half, with Clopper-Pearson intervals of 95 %%, rounded down.</p>
      <h2>Targets</h2>
      <table><tr><th>works</th><th>attacks</th><th>asked</th><th>recall</th><th>held-out works</th>\
      <th>false positives</th><th></th></tr>%s</table>
      <h2>What still fails</h2><ul>%s</ul>
      %s%s
      <h2>Notes</h2><ul>%s</ul>
      </body></html>
      """;

  private ReportHtml() {}

  /** The whole page. */
  public static String of(Report report) {
    return format(
        PAGE,
        escaped(report.commit()),
        report.seed(),
        escaped(report.date()),
        report.seconds(),
        escaped(report.machine()),
        escaped(report.command()),
        join(report.targets().stream().map(ReportHtml::target).toList()),
        list(report.failures()),
        join(report.evaluations().stream().map(ReportHtml::kind).toList()),
        search(report),
        list(report.notes()));
  }

  private static String target(Target.Result result) {
    return format(
        "<tr><td>%s</td><td>%s</td><td>%.2f</td><td>%s</td><td>%d</td><td>%s</td><td"
            + " class='%s'>%s</td></tr>",
        result.target().kind(),
        result.target().group(),
        result.target().least(),
        Words.interval(result.recall().found()),
        result.works(),
        Words.rate(result.rate()),
        result.verdict().name().toLowerCase(java.util.Locale.ROOT),
        Words.verdict(result.verdict()));
  }

  private static String kind(Evaluation evaluation) {
    StringBuilder html =
        new StringBuilder(
            format(
                "<h2>%s</h2><p>%d works calibrate, %d are measured, %d of them real; %.0f s.</p>",
                evaluation.kind(),
                evaluation.calibrationWorks(),
                evaluation.heldOutWorks(),
                evaluation.heldOutReal(),
                evaluation.seconds()));
    html.append(methods(evaluation));
    for (Scope scope : Scope.values()) {
      html.append(table(evaluation, scope));
    }
    html.append(curves(evaluation));
    if (!evaluation.notes().isEmpty()) {
      html.append("<details><summary>Left out or merged</summary><ul>")
          .append(list(evaluation.notes()))
          .append("</ul></details>");
    }
    return html.toString();
  }

  private static String methods(Evaluation evaluation) {
    return "<table><tr><th>method</th><th>effective bits</th><th>threshold</th><th>at</th><th>calibration"
        + " pairs</th><th>held-out false positives</th><th>ms to register</th><th>ms to query</th></tr>"
        + join(evaluation.measures().stream().map(ReportHtml::method).toList())
        + "</table>";
  }

  private static String method(MeasureResult measure) {
    String bits =
        measure.effectiveBits() == null ? "-" : format("%.0f", measure.effectiveBits().bits());
    String threshold =
        measure.scopes().isEmpty()
            ? "<td colspan='4'>too few pairs of strangers</td>"
            : threshold(measure.scopes().getFirst());
    return format(
        "<tr><td>%s</td><td>%s</td>%s<td>%.1f</td><td>%.1f</td></tr>",
        escaped(measure.name()),
        bits,
        threshold,
        measure.registerMilliseconds(),
        measure.queryMilliseconds());
  }

  private static String threshold(ScopeResult scope) {
    return format(
        "<td>%.4g</td><td>%s</td><td>%d</td><td>%s</td>",
        scope.threshold(),
        Words.rate(scope.rate()),
        scope.calibrationPairs(),
        Words.falsePositives(scope.falsePositives()));
  }

  private static String table(Evaluation evaluation, Scope scope) {
    List<ScopeResult> results =
        evaluation.measures().stream()
            .flatMap(measure -> measure.scopes().stream())
            .filter(result -> result.scope() == scope)
            .toList();
    if (results.size() != evaluation.measures().size()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder(
            format(
                "<h3>Recall, %s: %d works an attack, at %s</h3><table><tr><th>attack</th>",
                scope.words(), results.getFirst().works(), Words.rate(results.getFirst().rate())));
    evaluation
        .measures()
        .forEach(measure -> html.append("<th>").append(escaped(measure.name())).append("</th>"));
    html.append("</tr>");
    for (int row = 0; row < results.getFirst().attacks().size(); row++) {
      html.append("<tr><td>")
          .append(escaped(results.getFirst().attacks().get(row).name()))
          .append("</td>");
      for (ScopeResult result : results) {
        html.append(cell(result.attacks().get(row)));
      }
      html.append("</tr>");
    }
    return html.append("</table>").toString();
  }

  private static String cell(Recall recall) {
    double share = recall.found().share();
    return format(
        "<td class='%s'>%s</td>",
        share < .85 ? "low" : share == 1 ? "full" : "", Words.interval(recall.found()));
  }

  private static String curves(Evaluation evaluation) {
    return evaluation.measures().getFirst().scopes().stream()
        .filter(scope -> scope.scope() == Scope.ALL)
        .flatMap(scope -> scope.curves().keySet().stream())
        .map(group -> curve(evaluation, group))
        .collect(
            Collectors.joining(
                "", "<h3>Recall against false positives, all works</h3><p>", "</p>"));
  }

  private static String curve(Evaluation evaluation, String group) {
    CurvePlot plot = new CurvePlot();
    for (MeasureResult measure : evaluation.measures()) {
      measure.scopes().stream()
          .filter(scope -> scope.scope() == Scope.ALL)
          .forEach(
              scope -> plot.line(measure.name(), scope.curves().getOrDefault(group, List.of())));
    }
    return plot.svg(group);
  }

  private static String search(Report report) {
    return report.search().isEmpty()
        ? ""
        : "<h2>search</h2><table>"
            + report.search().entrySet().stream()
                .map(
                    figure ->
                        format(
                            "<tr><td>%s</td><td>%s</td></tr>",
                            escaped(figure.getKey()), escaped(String.valueOf(figure.getValue()))))
                .collect(Collectors.joining())
            + "</table>";
  }

  private static String list(List<String> lines) {
    return lines.stream()
        .map(line -> "<li>" + escaped(line) + "</li>")
        .collect(Collectors.joining("\n"));
  }

  private static String join(List<String> parts) {
    return String.join("\n", parts);
  }
}
