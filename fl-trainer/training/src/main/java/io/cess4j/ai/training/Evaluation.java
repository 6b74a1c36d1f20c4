package io.cess4j.ai.training;

import io.cess4j.ai.data.DataSet;

/**
 * How well a model does on examples it was not trained on.
 *
 * @param loss mean cross entropy in nats; a probability below 1e-12 counts as that
 * @param confusion [true class][predicted class], in examples
 */
@SuppressWarnings("ArrayRecordComponent") // written once, by of()
public record Evaluation(int examples, double loss, int[][] confusion) {
  private static final double LEAST_PROBABILITY = 1e-12;

  /** By the trainer that made the model, or any other of its architecture. */
  public static Evaluation of(
      LocalTrainer trainer, Architecture architecture, float[] parameters, DataSet examples) {
    int classes = architecture.classes();
    float[] probabilities = trainer.probabilities(architecture, parameters, examples);
    int[][] confusion = new int[classes][classes];
    double loss = 0;
    for (int i = 0; i < examples.size(); i++) {
      int label = examples.labels()[i];
      confusion[label][likeliest(probabilities, i * classes, classes)]++;
      loss -= StrictMath.log(Math.max(probabilities[i * classes + label], LEAST_PROBABILITY));
    }
    return new Evaluation(examples.size(), loss / examples.size(), confusion);
  }

  /** The first of the greatest, counted from {@code from}. */
  public static int likeliest(float[] probabilities, int from, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (probabilities[from + c] > probabilities[from + best]) {
        best = c;
      }
    }
    return best;
  }

  /** 0..1. */
  public double accuracy() {
    int right = 0;
    for (int c = 0; c < confusion.length; c++) {
      right += confusion[c][c];
    }
    return (double) right / examples;
  }

  /** Of the examples of every class, which share was told; NaN for a class without examples. */
  public double[] accuracyByClass() {
    double[] shares = new double[confusion.length];
    for (int c = 0; c < shares.length; c++) {
      int all = java.util.Arrays.stream(confusion[c]).sum();
      shares[c] = (double) confusion[c][c] / all;
    }
    return shares;
  }
}
