package io.cess4j.cli.ai;

import io.cess4j.ai.training.Evaluation;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Html;
import io.cess4j.sdk.ai.RoundGas;
import io.cess4j.sdk.ai.RoundView;
import io.cess4j.sdk.ai.SeatView;
import io.cess4j.sdk.ai.TaskView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A report as a page that needs nothing else: no script, no picture, no address. Names of classes
 * and architectures come from others; all text is escaped, and the page's policy allows styles
 * only.
 */
final class ReportPage {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>AI Gap task %d</title>
      <style>
      body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
      table { border-collapse: collapse; margin: 1em 0; } figure { display: inline-block; margin: 0 1em 1em 0; }
      th, td { text-align: left; padding: .3em .8em; border-bottom: 1px solid #ccc; }
      td.n { text-align: right; font-variant-numeric: tabular-nums; }
      svg text { font-size: 12px; } code { overflow-wrap: anywhere; } small { color: #555; }
      </style></head><body>
      <h1>AI Gap task %d: %s</h1>
      <p>%s after %d rounds with an outcome. Root of the model: <code>%s</code>. %s</p>
      <p>%s.</p>
      %s
      <h2>Rounds</h2>
      <table><tr><th>round</th><th>committed</th><th>included</th><th>excluded</th><th>contributions</th>\
      <th>voted</th><th>refuted</th><th>result</th></tr>
      %s</table>
      <h2>Gas</h2>
      <p>By the receipts of all transactions; at most %d for a participant in a round.</p>
      <table><tr><th>round</th>%s<th>moving on and disputes</th></tr>
      %s</table>
      <h2>Seats</h2>
      <table><tr><th>seat</th><th>account</th><th>active</th><th>stake</th><th>earned</th><th>paid</th></tr>
      %s</table>
      </body></html>
      """;

  private ReportPage() {}

  static String of(TaskReport report) {
    TaskView task = report.task();
    List<Integer> seats = task.seats().stream().map(SeatView::seat).toList();
    return PAGE.formatted(
        task.task(),
        task.task(),
        Html.escape(task.architecture()),
        Html.escape(TaskTables.phase(task)),
        task.state().ballot().ended(),
        task.state().models().base(),
        report
            .certificate()
            .map(number -> "Certificate " + number + ".")
            .orElse("It is not registered."),
        Html.escape(PrivacyWords.of(task.terms().privacy())),
        scores(report.scores()),
        task.rounds().stream().map(ReportPage::row).collect(Collectors.joining()),
        report.mostGas(),
        seats.stream().map("<th>seat %d</th>"::formatted).collect(Collectors.joining()),
        report.gas().stream().map(gas -> row(gas, seats)).collect(Collectors.joining()),
        task.seats().stream().map(ReportPage::row).collect(Collectors.joining()));
  }

  private static String scores(Scores scores) {
    String remark =
        scores.remark().isEmpty()
            ? ""
            : "<p><small>%s</small></p>".formatted(Html.escape(scores.remark()));
    return scores
            .last()
            .map(
                last ->
                    "<h2>Accuracy and loss</h2>%n".formatted()
                        + curves(scores)
                        + classes(scores, last))
            .orElse("")
        + remark;
  }

  private static String curves(Scores scores) {
    List<Integer> rounds = scores.rounds().stream().map(RoundScore::round).toList();
    List<Double> accuracy =
        scores.rounds().stream().map(score -> score.evaluation().accuracy()).toList();
    List<Double> loss = scores.rounds().stream().map(score -> score.evaluation().loss()).toList();
    double top = loss.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return Curve.svg("accuracy", "#06c", rounds, accuracy, 1)
        + Curve.svg("loss (nats)", "#a00", rounds, loss, top > 0 ? top : 1);
  }

  private static String classes(Scores scores, Evaluation last) {
    double[] shares = last.accuracyByClass();
    String rows =
        IntStream.range(0, scores.classes().size())
            .mapToObj(
                c ->
                    "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%s</td></tr>%n"
                        .formatted(
                            Html.escape(scores.classes().get(c)),
                            ReportTables.examples(last, c),
                            ReportTables.share(shares[c])))
            .collect(Collectors.joining());
    return "<p>The newest model: accuracy %s, loss %s, on %d examples.</p>%n<table><tr><th>class</th><th>examples</th><th>told right</th></tr>%n%s</table>%n"
        .formatted(
            ReportTables.decimal(last.accuracy()),
            ReportTables.decimal(last.loss()),
            last.examples(),
            rows);
  }

  private static String row(RoundView round) {
    String contributions =
        round
            .outcome()
            .map(
                outcome ->
                    TaskTables.list(round.included()).stream()
                        .map(seat -> seat + ":" + outcome.contribution(seat))
                        .collect(Collectors.joining(" ")))
            .orElse("-");
    return "<tr><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>%n"
        .formatted(
            round.number(),
            TaskTables.seats(round.committed()),
            TaskTables.seats(round.included()),
            TaskTables.seats(round.excluded()),
            contributions,
            TaskTables.seats(round.voted()),
            round.struck().size(),
            round.outcome().isPresent() ? "ended" : round.failed() ? "failed" : "running");
  }

  private static String row(RoundGas gas, List<Integer> seats) {
    return "<tr><td>%d</td>%s<td class=\"n\">%d</td></tr>%n"
        .formatted(
            gas.round(),
            seats.stream()
                .map(
                    seat ->
                        "<td class=\"n\">%s</td>"
                            .formatted(
                                gas.bySeat().containsKey(seat) ? gas.bySeat().get(seat) : "-"))
                .collect(Collectors.joining()),
            gas.others());
  }

  private static String row(SeatView seat) {
    return "<tr><td>%d</td><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
        .formatted(
            seat.seat(),
            seat.account(),
            seat.active() ? "yes" : "no",
            Html.escape(Amounts.cess(seat.stake())),
            Html.escape(Amounts.cess(seat.earned())),
            Html.escape(Amounts.cess(seat.paid())));
  }
}
