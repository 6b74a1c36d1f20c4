package io.cess4j.learning;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.Evaluation;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.Trainers;
import io.cess4j.chain.event.AiGapEvent;
import io.cess4j.chain.event.AiGapSeatFined;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.event.AiGapSeatSlashed;
import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.output.Amounts;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.ModelTitle;
import io.cess4j.sdk.ai.RoundGas;
import io.cess4j.sdk.ai.RoundView;
import io.cess4j.sdk.ai.TaskModel;
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
 * @param gas the most that one seat paid for a round it took part in
 * @param before accuracy of the initial model on examples that nobody trained on
 * @param accuracy of the final one
 * @param certificate of the final model
 */
record Findings(
    TaskView task,
    int excluded,
    BigInteger slashed,
    BigInteger slashedOthers,
    BigInteger paid,
    boolean resumed,
    long gas,
    double before,
    double accuracy,
    long certificate) {
  /** Of ten classes; chance gives a tenth. */
  private static final double LEAST_ACCURACY = 0.5;

  static Findings of(
      Cess creator, long task, int hostile, int crashing, int crashed, DataSet test) {
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
                round -> round.number() == crashed && (round.included() >>> crashing & 1) != 0),
        creator.ai().gas(task).stream().mapToLong(RoundGas::most).max().orElse(0),
        accuracy(creator.ai().initialModel(task), test),
        accuracy(creator.ai().model(task), test),
        creator.ai().register(task, ModelTitle.of("Synthetic pictures, by six silos"), true));
  }

  private static double accuracy(TaskModel model, DataSet test) {
    Architecture architecture = Architecture.named(model.architecture());
    LocalTrainer trainer = Trainers.supporting(architecture).orElseThrow();
    return Evaluation.of(trainer, architecture, model.vector().toFloats(), test).accuracy();
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
            && resumed
            && accuracy >= LEAST_ACCURACY
            && certificate > 0;
    json.put("ok", ok);
    json.put("engine", engine);
    json.put("rounds", task.state().ballot().ended());
    json.put("accuracyBefore", before);
    json.put("accuracy", accuracy);
    json.put("excluded", excluded);
    json.put("contributions", contributions());
    json.put("slashed", slashed.toString());
    json.put("slashedOthers", slashedOthers.toString());
    json.put("paid", paid.toString());
    json.put("gasPerParticipantRound", gas);
    json.put("resumed", resumed);
    json.put("certificate", certificate);
    json.put("seconds", seconds);
    return new Scenario.Result(
        ok,
        json,
        "%s: %d rounds, accuracy %.3f, the hostile update left out of %d, its stake of %s gone, %s paid"
            .formatted(
                ok ? "it holds" : "IT DOES NOT HOLD",
                task.state().ballot().ended(),
                accuracy,
                excluded,
                Amounts.cess(slashed),
                Amounts.cess(paid)));
  }
}
