package io.cess4j.ai.training;

import io.cess4j.ai.data.DataSet;

/**
 * Trains with the logarithm of the participant's own class frequencies added to the output, and
 * without it afterwards: what a silo sees often then teaches the model what the classes look like
 * and not that they are frequent. Silos with different classes drift apart less, so honest updates
 * lie closer together and leave attackers less room to hide in (Menon and others: "Long-tail
 * learning via logit adjustment", 2021; Zhang and others: "Federated Learning with Label
 * Distribution Skew via Logits Calibration", 2022). The sum enters softmax exactly as a bias does,
 * so any trainer can be wrapped: the offset is added to the output's bias and taken off again.
 */
public final class PriorCorrected implements LocalTrainer {
  /** A class that a silo lacks counts as a tenth of an example, so that its logarithm exists. */
  private static final double LEAST_COUNT = 0.1;

  private final LocalTrainer trainer;

  /**
   * @param trainer trains architectures whose last block is the output's bias, as all of the
   *     allow-list are
   * @throws IllegalArgumentException for a private one: counts of classes say something of every
   *     example, without noise, and no account knows of it
   */
  public PriorCorrected(LocalTrainer trainer) {
    if (trainer.isPrivate()) {
      throw new IllegalArgumentException(
          "trainer %s is private and class frequencies are not: train without the correction, or without the privacy"
              .formatted(trainer.name()));
    }
    this.trainer = trainer;
  }

  @Override
  public String name() {
    return trainer.name();
  }

  @Override
  public boolean supports(Architecture architecture) {
    return trainer.supports(architecture);
  }

  @Override
  public float[] train(
      Architecture architecture, float[] base, DataSet examples, Schedule schedule) {
    UnfitExamplesException.check(architecture, base, examples);
    float[] offsets = offsets(architecture, examples);
    int bias = base.length - offsets.length;
    float[] shifted = base.clone();
    for (int c = 0; c < offsets.length; c++) {
      shifted[bias + c] += offsets[c];
    }
    float[] trained = trainer.train(architecture, shifted, examples, schedule);
    for (int c = 0; c < offsets.length; c++) {
      trained[bias + c] -= offsets[c];
    }
    return trained;
  }

  private static float[] offsets(Architecture architecture, DataSet examples) {
    int[] counts = new int[architecture.classes()];
    for (int label : examples.labels()) {
      counts[label]++;
    }
    double all = examples.size() + counts.length * LEAST_COUNT;
    float[] offsets = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      offsets[c] = (float) StrictMath.log((counts[c] + LEAST_COUNT) / all);
    }
    return offsets;
  }

  @Override
  public float[] probabilities(Architecture architecture, float[] parameters, DataSet examples) {
    return trainer.probabilities(architecture, parameters, examples);
  }
}
