package io.cess4j.learning;

import io.cess4j.chain.event.AiGapEvent;
import io.cess4j.chain.event.AiGapSeatFined;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.event.AiGapSeatSlashed;
import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.output.Amounts;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.RoundView;
import io.cess4j.sdk.ai.TaskView;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the chain says of the task in the end.
 *
 * @param excluded rounds in which the hostile update had no part in the result
 * @param slashed wei that the hostile seat lost
 * @param slashedOthers wei that others lost
 * @param paid wei that participants earned
 * @param resumed whether the update of the killed one was in the round of its death
 */
record Findings(
    TaskView task,
    int excluded,
    BigInteger slashed,
    BigInteger slashedOthers,
    BigInteger paid,
    boolean resumed) {

  static Findings of(Cess creator, long task, int hostile, int crashing, int crashed) {
    TaskView view = creator.ai().status(task);
    List<AiGapEvent> money = creator.network().ai().index().rewardsOf(task);
    return new Findings(
        view,
        (int) view.rounds().stream().filter(round -> isWithout(round, hostile)).count(),
        lost(money, hostile, true),
        lost(money, hostile, false),
        money.stream()
            .filter(AiGapSeatPaid.class::isInstance)
            .map(event -> ((AiGapSeatPaid) event).earned())
            .reduce(BigInteger.ZERO, BigInteger::add),
        view.rounds().stream()
            .anyMatch(
                round -> round.number() == crashed && (round.included() >>> crashing & 1) != 0));
  }

  /** Not included, or so far from the others that none but itself has it among its neighbours. */
  private static boolean isWithout(RoundView round, int seat) {
    return round.outcome().map(outcome -> outcome.contribution(seat) <= 1).orElse(true);
  }

  private static BigInteger lost(List<AiGapEvent> money, int seat, boolean same) {
    BigInteger sum = BigInteger.ZERO;
    for (AiGapEvent event : money) {
      if (event instanceof AiGapSeatSlashed slashed && (slashed.seat() == seat) == same) {
        sum = sum.add(slashed.amount());
      }
      if (event instanceof AiGapSeatFined fined && (fined.seat() == seat) == same) {
        sum = sum.add(fined.amount());
      }
    }
    return sum;
  }

  /** By round, then by seat: how many have it among their neighbours. */
  private List<List<Integer>> contributions() {
    return task.rounds().stream()
        .flatMap(round -> round.outcome().stream())
        .map(
            outcome ->
                task.seats().stream().map(seat -> outcome.contribution(seat.seat())).toList())
        .toList();
  }

  Scenario.Result result(String engine, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    boolean ok =
        slashed.signum() > 0
            && slashedOthers.signum() == 0
            && paid.signum() > 0
            && excluded == task.rounds().size()
            && resumed;
    json.put("ok", ok);
    json.put("engine", engine);
    json.put("rounds", task.state().ballot().ended());
    json.put("excluded", excluded);
    json.put("contributions", contributions());
    json.put("slashed", slashed.toString());
    json.put("slashedOthers", slashedOthers.toString());
    json.put("paid", paid.toString());
    json.put("resumed", resumed);
    json.put("seconds", seconds);
    return new Scenario.Result(
        ok,
        json,
        "%s: %d rounds, the hostile update left out of %d, its stake of %s gone, %s paid"
            .formatted(
                ok ? "it holds" : "IT DOES NOT HOLD",
                task.state().ballot().ended(),
                excluded,
                Amounts.cess(slashed),
                Amounts.cess(paid)));
  }
}
