package io.cess4j.ai.training;

import io.cess4j.ai.data.DataSet;
import java.util.Random;

/**
 * Stochastic gradient descent on the cross entropy, in Java alone. Bit for bit the same on every
 * machine: sums have a fixed order, fused multiply-add and StrictMath are exact by definition, and
 * the order of examples comes from {@link Random}, which is specified. So an audit can train again.
 */
public final class MlpTrainer implements LocalTrainer {
  private static final int PREDICTED_TOGETHER = 256;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public boolean supports(Architecture architecture) {
    return architecture instanceof Mlp;
  }

  @Override
  public float[] train(
      Architecture architecture, float[] base, DataSet examples, Schedule schedule) {
    UnfitExamplesException.check(architecture, base, examples);
    MlpWeights weights = MlpWeights.of(mlp(architecture), base);
    MlpPass pass = new MlpPass(weights);
    MlpStep step = new MlpStep(weights, schedule);
    int[] order = Shuffle.identity(examples.size());
    Random random = new Random(schedule.seed());
    for (int epoch = 0; epoch < schedule.epochs(); epoch++) {
      Shuffle.inPlace(order, random);
      for (int from = 0; from < order.length; from += schedule.batch()) {
        int to = Math.min(from + schedule.batch(), order.length);
        pass.load(examples.features(), order, from, to);
        pass.forward();
        pass.backward(examples.labels(), order, from);
        step.apply(pass, to - from, null);
      }
    }
    return DivergedException.check(architecture, weights.parameters(), schedule);
  }

  @Override
  public float[] probabilities(Architecture architecture, float[] parameters, DataSet examples) {
    UnfitExamplesException.check(architecture, parameters, examples);
    Mlp mlp = mlp(architecture);
    MlpWeights weights = MlpWeights.of(mlp, parameters);
    MlpPass pass = new MlpPass(weights);
    int[] order = Shuffle.identity(examples.size());
    float[] all = new float[Math.multiplyExact(examples.size(), mlp.classes())];
    for (int from = 0; from < order.length; from += PREDICTED_TOGETHER) {
      pass.load(
          examples.features(), order, from, Math.min(from + PREDICTED_TOGETHER, order.length));
      pass.forward();
      for (int i = 0; i < pass.count(); i++) {
        System.arraycopy(
            pass.output, i * weights.classColumns, all, (from + i) * mlp.classes(), mlp.classes());
      }
    }
    return all;
  }

  static Mlp mlp(Architecture architecture) {
    if (architecture instanceof Mlp mlp) {
      return mlp;
    }
    throw new IllegalArgumentException(
        architecture.text() + " is no MLP: use a trainer that supports it");
  }
}
