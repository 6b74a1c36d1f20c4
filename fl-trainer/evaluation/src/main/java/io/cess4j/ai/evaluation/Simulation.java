package io.cess4j.ai.evaluation;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.DirichletPartition;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.Evaluation;
import io.cess4j.ai.training.InitialParameters;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.Mlp;
import io.cess4j.ai.training.MlpTrainer;
import io.cess4j.ai.training.PriorCorrected;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plays all rounds of a cell. The first seats are the attackers'. */
public final class Simulation {
  private static final int LEAST_EXAMPLES = 10;
  private final Setting setting;
  private final Cell cell;
  private final DataSet test;
  private final Architecture architecture;
  private final LocalTrainer trainer;
  private final Attack attack;
  private final int attackers;
  private final List<DataSet> silos;
  private final Server server;
  private final Random random;

  private Simulation(Setting setting, Cell cell, DataSet training, DataSet test) {
    this.setting = setting;
    this.cell = cell;
    this.test = test;
    architecture = new Mlp(training.inputs(), setting.hidden(), training.classes());
    trainer = setting.corrected() ? new PriorCorrected(new MlpTrainer()) : new MlpTrainer();
    attack = cell.attack().create(setting.participants(), setting.attackers());
    attackers = attack instanceof Attack.None ? 0 : setting.attackers();
    silos = silos(training);
    server =
        new Server(
            cell.rule(),
            setting.attackers(),
            FixedVector.model(InitialParameters.of(architecture, cell.seed())));
    random = new Random(cell.seed() + 1);
  }

  /** The same arguments give the same result, but for the seconds. */
  public static CellResult run(Setting setting, Cell cell, DataSet training, DataSet test) {
    return run(setting, cell, training, test, () -> {});
  }

  /**
   * @param afterRound is called once a round has ended
   */
  static CellResult run(
      Setting setting, Cell cell, DataSet training, DataSet test, Runnable afterRound) {
    return new Simulation(setting, cell, training, test).run(afterRound);
  }

  private List<DataSet> silos(DataSet training) {
    List<DataSet> all = new ArrayList<>();
    for (int[] part :
        DirichletPartition.of(
            training, setting.participants(), cell.alpha(), LEAST_EXAMPLES, cell.seed())) {
      DataSet own = training.subset(part);
      boolean poisoned = all.size() < attackers;
      all.add(poisoned && attack instanceof Attack.Data data ? data.change().poisoned(own) : own);
    }
    return all;
  }

  private CellResult run(Runnable afterRound) {
    long start = System.nanoTime();
    List<Double> accuracies = new ArrayList<>();
    int attackersOut = 0;
    int honestOut = 0;
    for (int round = 0; round < setting.rounds(); round++) {
      server.round(updates(round));
      int bad = Integer.bitCount(server.kept() & ((1 << attackers) - 1));
      attackersOut += attackers - bad;
      honestOut += setting.participants() - attackers - (Integer.bitCount(server.kept()) - bad);
      accuracies.add(
          Evaluation.of(trainer, architecture, server.model().toFloats(), test).accuracy());
      afterRound.run();
    }
    return new CellResult(
        cell,
        accuracies,
        attackSuccess(),
        attackersOut,
        honestOut,
        (System.nanoTime() - start) / 1e9);
  }

  private List<int[]> updates(int round) {
    float[] base = server.model().toFloats();
    List<int[]> updates = new ArrayList<>();
    List<int[]> honest = new ArrayList<>();
    for (int seat = 0; seat < setting.participants(); seat++) {
      boolean forged = seat < attackers && attack instanceof Attack.Updates;
      int[] update = forged ? new int[base.length] : trained(base, round, seat);
      updates.add(update);
      if (seat >= attackers) {
        honest.add(update);
      }
    }
    if (attackers > 0 && attack instanceof Attack.Updates forging) {
      Knowledge knowledge = new Knowledge(honest, server.direction(), random);
      for (int seat = 0; seat < attackers; seat++) {
        updates.set(seat, bounded(forging.forger().forged(knowledge, seat)));
      }
    }
    return updates;
  }

  private int[] trained(float[] base, int round, int seat) {
    long seed = (cell.seed() * setting.rounds() + round) * setting.participants() + seat;
    float[] parameters =
        trainer.train(architecture, base, silos.get(seat), setting.schedule(round, seed));
    int[] update = FixedVector.update(server.model(), parameters).toInts();
    return seat < attackers && attack instanceof Attack.Data data && data.boost() != 1
        ? bounded(Numbers.scaled(data.boost(), Numbers.doubles(update)))
        : update;
  }

  private static int[] bounded(double[] values) {
    int[] update = new int[values.length];
    for (int j = 0; j < update.length; j++) {
      update[j] = VectorKind.UPDATE.clamp(Math.round(values[j]));
    }
    return update;
  }

  private double attackSuccess() {
    if (!(attack instanceof Attack.Data data && data.change() instanceof Backdoor)) {
      return Double.NaN;
    }
    int[][] confusion =
        Evaluation.of(trainer, architecture, server.model().toFloats(), Backdoor.marked(test))
            .confusion();
    int fooled = 0;
    int all = 0;
    for (int label = 0; label < confusion.length; label++) {
      if (label != Backdoor.TARGET) {
        fooled += confusion[label][Backdoor.TARGET];
        all += java.util.Arrays.stream(confusion[label]).sum();
      }
    }
    return (double) fooled / all;
  }
}
