package io.cess4j.ai.training;

import java.util.Arrays;

/** Forward and backward through a batch, example by row. Buffers are reused and grow on demand. */
final class MlpPass {
  private final MlpWeights weights;
  private final float[] transposed;
  private int capacity;
  private int count;
  float[] inputs = new float[0];
  float[] hidden = new float[0];
  float[] output = new float[0];

  /** Derivatives of the loss by what enters the hidden units. */
  float[] hiddenDelta = new float[0];

  MlpPass(MlpWeights weights) {
    this.weights = weights;
    transposed = new float[weights.shape.classes() * weights.hiddenColumns];
  }

  int count() {
    return count;
  }

  /** Takes the examples order[from..to). */
  void load(float[] features, int[] order, int from, int to) {
    count = to - from;
    reserve();
    int width = weights.shape.inputs();
    for (int i = 0; i < count; i++) {
      System.arraycopy(features, order[from + i] * width, inputs, i * width, width);
    }
  }

  private void reserve() {
    if (count > capacity) {
      capacity = count;
      inputs = new float[Math.multiplyExact(count, weights.shape.inputs())];
      hidden = new float[Math.multiplyExact(count, weights.hiddenColumns)];
      hiddenDelta = new float[hidden.length];
      output = new float[Math.multiplyExact(count, weights.classColumns)];
    }
  }

  /** Leaves probabilities in {@link #output}. */
  void forward() {
    Mlp shape = weights.shape;
    int columns = weights.hiddenColumns;
    fill(hidden, weights.hiddenBias);
    Products.add(
        hidden, count, columns, inputs, 0, shape.inputs(), 1, shape.inputs(), weights.hiddenWeight);
    for (int i = 0; i < count * columns; i++) {
      hidden[i] = Math.max(hidden[i], 0);
    }
    fill(output, weights.outputBias);
    Products.add(
        output,
        count,
        weights.classColumns,
        hidden,
        0,
        columns,
        1,
        shape.hidden(),
        weights.outputWeight);
    for (int i = 0; i < count; i++) {
      Softmax.inPlace(output, i * weights.classColumns, shape.classes());
      Arrays.fill(
          output, i * weights.classColumns + shape.classes(), (i + 1) * weights.classColumns, 0);
    }
  }

  private void fill(float[] rows, float[] bias) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(bias, 0, rows, i * bias.length, bias.length);
    }
  }

  /**
   * Turns probabilities into derivatives of the cross entropy, of the output and then of hidden.
   */
  void backward(int[] labels, int[] order, int from) {
    int classes = weights.shape.classes();
    for (int i = 0; i < count; i++) {
      output[i * weights.classColumns + labels[order[from + i]]] -= 1;
    }
    for (int j = 0; j < weights.shape.hidden(); j++) {
      for (int o = 0; o < classes; o++) {
        transposed[o * weights.hiddenColumns + j] =
            weights.outputWeight[j * weights.classColumns + o];
      }
    }
    int length = count * weights.hiddenColumns;
    Arrays.fill(hiddenDelta, 0, length, 0);
    Products.add(
        hiddenDelta,
        count,
        weights.hiddenColumns,
        output,
        0,
        weights.classColumns,
        1,
        classes,
        transposed);
    for (int i = 0; i < length; i++) {
      hiddenDelta[i] = hidden[i] > 0 ? hiddenDelta[i] : 0;
    }
  }
}
