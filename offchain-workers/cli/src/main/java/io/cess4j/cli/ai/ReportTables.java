package io.cess4j.cli.ai;

import io.cess4j.ai.training.Evaluation;
import io.cess4j.chain.contract.AiGapPrivacy;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.ai.RoundGas;
import io.cess4j.sdk.ai.RoundView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report for people and for scripts. */
final class ReportTables {
  private static final double THOUSANDTHS = 1_000;

  private ReportTables() {}

  static String text(TaskReport report) {
    return String.join(
        System.lineSeparator() + System.lineSeparator(),
        TaskTables.text(report.task()),
        contributions(report).toString(),
        gas(report).toString(),
        scores(report.scores()),
        report
            .certificate()
            .map(number -> "certificate " + number)
            .orElse(
                "the model is not registered (creator: cess ai model register %d)"
                    .formatted(report.task().task())));
  }

  private static Table contributions(TaskReport report) {
    Table table = new Table("round", "contributions (seat:kept updates that lean on it)");
    for (RoundView round : report.task().rounds()) {
      round
          .outcome()
          .ifPresent(
              outcome ->
                  table.row(
                      round.number(),
                      TaskTables.list(round.included()).stream()
                          .map(seat -> seat + ":" + outcome.contribution(seat))
                          .collect(Collectors.joining(" "))));
    }
    return table;
  }

  private static Table gas(TaskReport report) {
    Table table = new Table("round", "gas by seat", "most", "moving on and disputes");
    for (RoundGas round : report.gas()) {
      table.row(
          round.round(),
          round.bySeat().entrySet().stream()
              .map(seat -> seat.getKey() + ":" + seat.getValue())
              .collect(Collectors.joining(" ")),
          round.most(),
          round.others());
    }
    return table;
  }

  private static String scores(Scores scores) {
    StringBuilder text = new StringBuilder();
    if (!scores.rounds().isEmpty()) {
      Table rounds = new Table("round", "accuracy", "loss");
      scores
          .rounds()
          .forEach(
              score ->
                  rounds.row(
                      score.round(),
                      decimal(score.evaluation().accuracy()),
                      decimal(score.evaluation().loss())));
      text.append(rounds).append(System.lineSeparator()).append(System.lineSeparator());
    }
    scores.last().ifPresent(last -> text.append(classes(scores, last)));
    return text.append(scores.remark()).toString();
  }

  private static String classes(Scores scores, Evaluation last) {
    Table table = new Table("class", "examples", "told right");
    for (int c = 0; c < scores.classes().size(); c++) {
      table.row(scores.classes().get(c), examples(last, c), share(last.accuracyByClass()[c]));
    }
    return table + System.lineSeparator() + System.lineSeparator();
  }

  static int examples(Evaluation evaluation, int label) {
    return Arrays.stream(evaluation.confusion()[label]).sum();
  }

  /** NaN where there is no example. */
  static String share(double accuracy) {
    return Double.isNaN(accuracy) ? "-" : decimal(accuracy);
  }

  static String decimal(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }

  static Map<String, Object> json(TaskReport report) {
    Map<String, Object> json = TaskTables.json(report.task());
    json.put("gas", report.gas().stream().map(ReportTables::json).toList());
    json.put("gasPerParticipantRound", report.mostGas());
    json.put("certificate", report.certificate().orElse(0L));
    if (report.task().terms().privacy().mode() == AiGapPrivacy.SILO_NOISE) {
      json.put("epsilon", report.task().terms().privacy().epsilon() / THOUSANDTHS);
      json.put("delta", 1e-5);
    }
    json.put("scores", report.scores().rounds().stream().map(ReportTables::json).toList());
    report
        .scores()
        .last()
        .ifPresent(
            last -> {
              json.put("accuracy", last.accuracy());
              json.put("loss", last.loss());
              json.put("classes", classesJson(report.scores(), last));
            });
    json.put("remark", report.scores().remark());
    return json;
  }

  private static Map<String, Object> json(RoundGas gas) {
    Map<String, Object> seats = new LinkedHashMap<>();
    gas.bySeat().forEach((seat, used) -> seats.put(Integer.toString(seat), used));
    return Map.of("round", gas.round(), "seats", seats, "others", gas.others());
  }

  private static Map<String, Object> json(RoundScore score) {
    return Map.of(
        "round", score.round(),
        "accuracy", score.evaluation().accuracy(),
        "loss", score.evaluation().loss());
  }

  private static List<Map<String, Object>> classesJson(Scores scores, Evaluation last) {
    return IntStream.range(0, scores.classes().size())
        .mapToObj(
            c -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("class", scores.classes().get(c));
              one.put("examples", examples(last, c));
              double accuracy = last.accuracyByClass()[c];
              if (!Double.isNaN(accuracy)) {
                one.put("accuracy", accuracy);
              }
              return one;
            })
        .toList();
  }
}
