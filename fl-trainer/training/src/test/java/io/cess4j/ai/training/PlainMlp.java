package io.cess4j.ai.training;

import io.cess4j.ai.data.DataSet;

/** Loss and gradient from the textbook's sums, in doubles, to hold the fast ones against. */
final class PlainMlp {
  private PlainMlp() {}

  static double loss(Mlp mlp, double[] w, DataSet set, int example) {
    double[] probabilities = probabilities(mlp, w, set, example);
    return -Math.log(probabilities[set.labels()[example]]);
  }

  static double[] probabilities(Mlp mlp, double[] w, DataSet set, int example) {
    int in = mlp.inputs();
    int h = mlp.hidden();
    int out = mlp.classes();
    double[] logits = new double[out];
    int second = (in + 1) * h;
    for (int o = 0; o < out; o++) {
      logits[o] = w[second + h * out + o];
    }
    for (int j = 0; j < h; j++) {
      double sum = w[in * h + j];
      for (int i = 0; i < in; i++) {
        sum += set.features()[example * in + i] * w[i * h + j];
      }
      for (int o = 0; o < out && sum > 0; o++) {
        logits[o] += sum * w[second + j * out + o];
      }
    }
    double all = 0;
    for (int o = 0; o < out; o++) {
      logits[o] = Math.exp(logits[o]);
      all += logits[o];
    }
    for (int o = 0; o < out; o++) {
      logits[o] /= all;
    }
    return logits;
  }

  /** By central differences, of the mean loss over some examples. */
  static double[] gradient(Mlp mlp, float[] parameters, DataSet set, int[] examples) {
    double[] w = new double[parameters.length];
    for (int i = 0; i < w.length; i++) {
      w[i] = parameters[i];
    }
    double[] gradient = new double[w.length];
    double step = 1e-6;
    for (int i = 0; i < w.length; i++) {
      double middle = w[i];
      for (int example : examples) {
        w[i] = middle + step;
        double above = loss(mlp, w, set, example);
        w[i] = middle - step;
        double below = loss(mlp, w, set, example);
        gradient[i] += (above - below) / (2 * step) / examples.length;
      }
      w[i] = middle;
    }
    return gradient;
  }
}
