package io.cess4j.ai.evaluation;

/**
 * All attackers repeat one honest participant and so give its data more weight: the one that lies
 * farthest along the axis in which the honest differ most, which Oja's rule learns over the rounds
 * (Karimireddy, He, Jaggi: "Byzantine-Robust Learning on Heterogeneous Datasets via Bucketing",
 * 2022, appendix B).
 */
final class Mimic implements Attack.OnUpdates {
  private double[] axis = {};

  @Override
  public double[] forged(Knowledge knowledge, int attacker) {
    if (attacker == 0) {
      learn(knowledge);
    }
    double best = Double.NEGATIVE_INFINITY;
    int[] copied = knowledge.honest().getFirst();
    for (int[] update : knowledge.honest()) {
      double along = along(knowledge, update);
      if (along > best) {
        best = along;
        copied = update;
      }
    }
    return Numbers.doubles(copied);
  }

  private void learn(Knowledge knowledge) {
    if (axis.length == 0) {
      axis = new double[knowledge.mean().length];
      for (int j = 0; j < axis.length; j++) {
        axis[j] = knowledge.random().nextGaussian();
      }
    }
    double[] next = new double[axis.length];
    for (int[] update : knowledge.honest()) {
      double along = along(knowledge, update);
      for (int j = 0; j < next.length; j++) {
        next[j] += along * (update[j] - knowledge.mean()[j]);
      }
    }
    double norm = Numbers.norm(next);
    if (norm > 0) {
      axis = Numbers.scaled(1 / norm, next);
    }
  }

  private double along(Knowledge knowledge, int[] update) {
    double sum = 0;
    for (int j = 0; j < update.length; j++) {
      sum += (update[j] - knowledge.mean()[j]) * axis[j];
    }
    return sum;
  }
}
