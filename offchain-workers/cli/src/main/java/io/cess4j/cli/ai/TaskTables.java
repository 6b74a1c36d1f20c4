package io.cess4j.cli.ai;

import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Dates;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.ai.RoundView;
import io.cess4j.sdk.ai.SeatView;
import io.cess4j.sdk.ai.TaskView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A task for people and for scripts. */
final class TaskTables {
  private TaskTables() {}

  /** Seats of a bitmap as people read them. */
  static String seats(int bitmap) {
    return bitmap == 0
        ? "-"
        : list(bitmap).stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static List<Integer> list(int bitmap) {
    return IntStream.range(0, Integer.SIZE)
        .filter(seat -> (bitmap >>> seat & 1) != 0)
        .boxed()
        .toList();
  }

  static String phase(TaskView task) {
    return task.state().round().phase().name().toLowerCase(Locale.ROOT);
  }

  static String text(TaskView task) {
    Table rounds =
        new Table("round", "committed", "revealed", "included", "excluded", "voted", "result");
    task.rounds()
        .forEach(
            round ->
                rounds.row(
                    round.number(),
                    seats(round.committed()),
                    seats(round.revealed()),
                    seats(round.included()),
                    seats(round.excluded()),
                    seats(round.voted()),
                    result(round)));
    Table seats = new Table("seat", "account", "active", "stake", "earned", "paid");
    task.seats()
        .forEach(
            seat ->
                seats.row(
                    seat.seat(),
                    seat.account(),
                    seat.active() ? "yes" : "no",
                    Amounts.cess(seat.stake()),
                    Amounts.cess(seat.earned()),
                    Amounts.cess(seat.paid())));
    return """
    task %d, %s: %s, round %d (%d of %d ended), until %s
    bounty not yet earned: %s
    %s

    %s

    %s\
    """
        .formatted(
            task.task(),
            task.architecture(),
            phase(task),
            task.state().round().number(),
            task.state().ballot().ended(),
            task.state().plan().rounds(),
            Dates.of(task.state().round().deadline()),
            Amounts.cess(task.pot().bounty()),
            PrivacyWords.of(task.terms().privacy()),
            rounds,
            seats);
  }

  private static String result(RoundView round) {
    if (round.outcome().isPresent()) {
      return "ended" + (round.struck().isEmpty() ? "" : ", after a refutation");
    }
    return round.failed() ? "failed" : "running";
  }

  static Map<String, Object> json(TaskView task) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("task", task.task());
    json.put("architecture", task.architecture());
    json.put("creator", task.creator().hex());
    json.put("phase", phase(task));
    json.put("round", task.state().round().number());
    json.put("ended", task.state().ballot().ended());
    json.put("deadline", task.state().round().deadline().getEpochSecond());
    json.put("model", task.state().models().base().hex());
    json.put("bountyLeft", task.pot().bounty().toString());
    json.put("privacy", PrivacyWords.name(task.terms().privacy().mode()));
    json.put("rounds", task.rounds().stream().map(TaskTables::json).toList());
    json.put("seats", task.seats().stream().map(TaskTables::json).toList());
    return json;
  }

  private static Map<String, Object> json(RoundView round) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", round.number());
    json.put("committed", list(round.committed()));
    json.put("revealed", list(round.revealed()));
    json.put("included", list(round.included()));
    json.put("excluded", list(round.excluded()));
    json.put("voted", list(round.voted()));
    json.put("refuted", round.struck().size());
    json.put("failed", round.failed());
    round.outcome().ifPresent(outcome -> json.putAll(json(round, outcome)));
    return json;
  }

  private static Map<String, Object> json(RoundView round, AiGapOutcome outcome) {
    List<Integer> contributions = new ArrayList<>();
    list(round.included()).forEach(seat -> contributions.add(outcome.contribution(seat)));
    return Map.of("model", outcome.model().hex(), "contributions", contributions);
  }

  private static Map<String, Object> json(SeatView seat) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seat", seat.seat());
    json.put("account", seat.account().hex());
    json.put("active", seat.active());
    json.put("stake", seat.stake().toString());
    json.put("earned", seat.earned().toString());
    json.put("paid", seat.paid().toString());
    return json;
  }
}
