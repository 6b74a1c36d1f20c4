package io.cess4j.ai.dl4j;

import io.cess4j.ai.training.SmallCnn;

/** The small CNN by the sums of its definition, in our order of parameters. */
final class PlainCnn {
  private final float[] parameters;
  private int at;

  private PlainCnn(float[] parameters) {
    this.parameters = parameters;
  }

  static double[] probabilities(SmallCnn cnn, float[] parameters, float[] picture) {
    PlainCnn plain = new PlainCnn(parameters);
    int side = cnn.side();
    double[] values = new double[picture.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = picture[i];
    }
    values = plain.convolved(values, cnn.channels(), SmallCnn.FIRST_FILTERS, side);
    values = maxima(values, SmallCnn.FIRST_FILTERS, side);
    values = plain.convolved(values, SmallCnn.FIRST_FILTERS, SmallCnn.SECOND_FILTERS, side / 2);
    values = maxima(values, SmallCnn.SECOND_FILTERS, side / 2);
    values = rectified(plain.dense(values, SmallCnn.DENSE));
    values = plain.dense(values, cnn.classes());
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(values[i]);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return values;
  }

  private double[] convolved(double[] in, int channels, int filters, int side) {
    double[] out = new double[filters * side * side];
    int bias = at + filters * channels * 9;
    for (int f = 0; f < filters; f++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          double sum = parameters[bias + f];
          for (int c = 0; c < channels; c++) {
            for (int dy = -1; dy <= 1; dy++) {
              for (int dx = -1; dx <= 1; dx++) {
                if (y + dy >= 0 && y + dy < side && x + dx >= 0 && x + dx < side) {
                  double weight = parameters[at + ((f * channels + c) * 3 + dy + 1) * 3 + dx + 1];
                  sum += weight * in[(c * side + y + dy) * side + x + dx];
                }
              }
            }
          }
          out[(f * side + y) * side + x] = sum;
        }
      }
    }
    at = bias + filters;
    return rectified(out);
  }

  private static double[] rectified(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], 0);
    }
    return values;
  }

  private static double[] maxima(double[] in, int channels, int side) {
    int half = side / 2;
    double[] out = new double[channels * half * half];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < half; y++) {
        for (int x = 0; x < half; x++) {
          int from = (c * side + 2 * y) * side + 2 * x;
          out[(c * half + y) * half + x] =
              Math.max(
                  Math.max(in[from], in[from + 1]), Math.max(in[from + side], in[from + side + 1]));
        }
      }
    }
    return out;
  }

  private double[] dense(double[] in, int outputs) {
    double[] out = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      out[o] = parameters[at + in.length * outputs + o];
      for (int i = 0; i < in.length; i++) {
        out[o] += in[i] * parameters[at + i * outputs + o];
      }
    }
    at += (in.length + 1) * outputs;
    return out;
  }
}
