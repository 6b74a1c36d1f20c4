package io.cess4j.cli.ai;

import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Html;
import io.cess4j.sdk.ai.RoundView;
import io.cess4j.sdk.ai.SeatView;
import io.cess4j.sdk.ai.TaskView;

/** The report of a task as one page without scripts. */
final class TaskPage {
  private TaskPage() {}

  static String of(TaskView task) {
    StringBuilder rounds = new StringBuilder();
    task.rounds().forEach(round -> rounds.append(row(round)));
    StringBuilder seats = new StringBuilder();
    task.seats().forEach(seat -> seats.append(row(seat)));
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>AI Gap task %d</title>
    <style>body{font:16px sans-serif;margin:2em}td,th{padding:.3em .8em;border-bottom:1px solid #ccc;text-align:left}</style>
    </head><body>
    <h1>Task %d: %s</h1>
    <p>%s after %d rounds with an outcome. Model: <code>%s</code>.</p>
    <p>%s.</p>
    <h2>Rounds</h2>
    <table><tr><th>round</th><th>committed</th><th>included</th><th>excluded</th><th>voted</th><th>refuted</th><th>result</th></tr>
    %s</table>
    <h2>Seats</h2>
    <table><tr><th>seat</th><th>account</th><th>active</th><th>stake</th><th>earned</th><th>paid</th></tr>
    %s</table>
    </body></html>
    """
        .formatted(
            task.task(),
            task.task(),
            Html.escape(task.architecture()),
            TaskTables.phase(task),
            task.state().ballot().ended(),
            task.state().models().base(),
            Html.escape(PrivacyWords.of(task.terms().privacy())),
            rounds,
            seats);
  }

  private static String row(RoundView round) {
    return "<tr><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>%n"
        .formatted(
            round.number(),
            TaskTables.seats(round.committed()),
            TaskTables.seats(round.included()),
            TaskTables.seats(round.excluded()),
            TaskTables.seats(round.voted()),
            round.struck().size(),
            round.outcome().isPresent() ? "ended" : round.failed() ? "failed" : "running");
  }

  private static String row(SeatView seat) {
    return "<tr><td>%d</td><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
        .formatted(
            seat.seat(),
            seat.account(),
            seat.active() ? "yes" : "no",
            Amounts.cess(seat.stake()),
            Amounts.cess(seat.earned()),
            Amounts.cess(seat.paid()));
  }
}
