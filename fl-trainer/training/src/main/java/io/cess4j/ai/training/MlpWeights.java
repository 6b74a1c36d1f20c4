package io.cess4j.ai.training;

/** Parameters of an MLP with rows padded to whole vectors; what is padded is 0 and stays 0. */
final class MlpWeights {
  final Mlp shape;
  final int hiddenColumns;
  final int classColumns;
  final float[] hiddenWeight;
  final float[] hiddenBias;
  final float[] outputWeight;
  final float[] outputBias;

  MlpWeights(Mlp shape) {
    this.shape = shape;
    hiddenColumns = Products.padded(shape.hidden());
    classColumns = Products.padded(shape.classes());
    hiddenWeight = new float[Math.multiplyExact(shape.inputs(), hiddenColumns)];
    hiddenBias = new float[hiddenColumns];
    outputWeight = new float[Math.multiplyExact(shape.hidden(), classColumns)];
    outputBias = new float[classColumns];
  }

  static MlpWeights of(Mlp shape, float[] parameters) {
    MlpWeights weights = new MlpWeights(shape);
    weights.copy(parameters, true);
    return weights;
  }

  /** In the order of {@link Mlp#blocks}. */
  float[] parameters() {
    float[] parameters = new float[shape.parameters()];
    copy(parameters, false);
    return parameters;
  }

  private void copy(float[] flat, boolean in) {
    int at = rows(flat, 0, hiddenWeight, shape.inputs(), shape.hidden(), hiddenColumns, in);
    at = rows(flat, at, hiddenBias, 1, shape.hidden(), hiddenColumns, in);
    at = rows(flat, at, outputWeight, shape.hidden(), shape.classes(), classColumns, in);
    rows(flat, at, outputBias, 1, shape.classes(), classColumns, in);
  }

  private static int rows(
      float[] flat, int at, float[] padded, int rows, int columns, int step, boolean in) {
    for (int r = 0; r < rows; r++) {
      if (in) {
        System.arraycopy(flat, at + r * columns, padded, r * step, columns);
      } else {
        System.arraycopy(padded, r * step, flat, at + r * columns, columns);
      }
    }
    return at + rows * columns;
  }
}
