package io.cess4j.ai.training;

/**
 * Cuts every example's gradient to a norm, exactly and without making it: of a dense layer it is
 * the outer product of inputs and deltas, whose norm is the product of theirs (Goodfellow:
 * "Efficient Per-Example Gradient Computations", 2015), and it scales with the deltas.
 */
final class ExampleClipping {
  /** Products of floats are rounded: whatever they add stays under the norm that noise is for. */
  private static final double MARGIN = 1 - 1e-5;

  private ExampleClipping() {}

  static void apply(MlpWeights weights, MlpPass pass, double norm) {
    for (int i = 0; i < pass.count(); i++) {
      double own = gradientNorm(weights, pass, i);
      if (own > norm * MARGIN) {
        float factor = (float) (norm * MARGIN / own);
        scale(pass.hiddenDelta, i, weights.hiddenColumns, factor);
        scale(pass.output, i, weights.classColumns, factor);
      }
    }
  }

  /** Of one example, over all four blocks; a bias counts as an input of 1. */
  static double gradientNorm(MlpWeights weights, MlpPass pass, int example) {
    double hidden =
        (1 + squares(pass.inputs, example, weights.shape.inputs()))
            * squares(pass.hiddenDelta, example, weights.hiddenColumns);
    double output =
        (1 + squares(pass.hidden, example, weights.hiddenColumns))
            * squares(pass.output, example, weights.classColumns);
    return Math.sqrt(hidden + output);
  }

  private static double squares(float[] rows, int row, int columns) {
    double sum = 0;
    for (int i = row * columns; i < (row + 1) * columns; i++) {
      sum += (double) rows[i] * rows[i];
    }
    return sum;
  }

  private static void scale(float[] rows, int row, int columns, float factor) {
    for (int i = row * columns; i < (row + 1) * columns; i++) {
      rows[i] *= factor;
    }
  }
}
