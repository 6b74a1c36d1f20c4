package io.cess4j.ai.training;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A step of gradient descent. Gradients are made eight rows at a time and spent while they are in
 * the cache; velocities are kept only with momentum.
 */
final class MlpStep {
  private static final int ROWS = 8;
  private final MlpWeights weights;
  private final float rate;
  private final float momentum;
  private final float decay;
  private final @Nullable MlpWeights velocity;
  private final float[] gradient;

  MlpStep(MlpWeights weights, Schedule schedule) {
    this.weights = weights;
    rate = schedule.learningRate();
    momentum = schedule.momentum();
    decay = schedule.weightDecay();
    velocity = momentum == 0 ? null : new MlpWeights(weights.shape);
    gradient = new float[ROWS * Math.max(weights.hiddenColumns, weights.classColumns)];
  }

  /**
   * Moves the weights against the sum of the batch's gradients plus noise, over {@code divisor}.
   *
   * @param noise a number for every parameter, in their order; null for none
   */
  void apply(MlpPass pass, float divisor, @Nullable DoubleSupplier noise) {
    Mlp shape = weights.shape;
    layer(
        weights.hiddenWeight,
        velocity == null ? null : velocity.hiddenWeight,
        shape.inputs(),
        weights.hiddenColumns,
        shape.hidden(),
        pass.inputs,
        shape.inputs(),
        pass.hiddenDelta,
        pass.count(),
        divisor,
        noise);
    bias(
        weights.hiddenBias,
        velocity == null ? null : velocity.hiddenBias,
        shape.hidden(),
        pass.hiddenDelta,
        pass.count(),
        divisor,
        noise);
    layer(
        weights.outputWeight,
        velocity == null ? null : velocity.outputWeight,
        shape.hidden(),
        weights.classColumns,
        shape.classes(),
        pass.hidden,
        weights.hiddenColumns,
        pass.output,
        pass.count(),
        divisor,
        noise);
    bias(
        weights.outputBias,
        velocity == null ? null : velocity.outputBias,
        shape.classes(),
        pass.output,
        pass.count(),
        divisor,
        noise);
  }

  private void layer(
      float[] weight,
      float @Nullable [] speed,
      int rows,
      int columns,
      int used,
      float[] activations,
      int step,
      float[] delta,
      int count,
      float divisor,
      @Nullable DoubleSupplier noise) {
    for (int r = 0; r < rows; r += ROWS) {
      int some = Math.min(ROWS, rows - r);
      Arrays.fill(gradient, 0, some * columns, 0);
      Products.add(gradient, some, columns, activations, r, 1, step, count, delta);
      spend(weight, speed, r * columns, some, columns, used, divisor, noise);
    }
  }

  private void bias(
      float[] weight,
      float @Nullable [] speed,
      int used,
      float[] delta,
      int count,
      float divisor,
      @Nullable DoubleSupplier noise) {
    int columns = weight.length;
    Arrays.fill(gradient, 0, columns, 0);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < columns; j++) {
        gradient[j] += delta[i * columns + j];
      }
    }
    spend(weight, speed, 0, 1, columns, used, divisor, noise);
  }

  private void spend(
      float[] weight,
      float @Nullable [] speed,
      int at,
      int rows,
      int columns,
      int used,
      float divisor,
      @Nullable DoubleSupplier noise) {
    if (noise != null) {
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < used; j++) {
          gradient[r * columns + j] += (float) noise.getAsDouble();
        }
      }
    }
    int length = rows * columns;
    float part = 1 / divisor;
    if (speed == null) {
      for (int i = 0; i < length; i++) {
        float w = weight[at + i];
        weight[at + i] = w - rate * (gradient[i] * part + decay * w);
      }
    } else {
      for (int i = 0; i < length; i++) {
        float w = weight[at + i];
        float v = momentum * speed[at + i] + (gradient[i] * part + decay * w);
        speed[at + i] = v;
        weight[at + i] = w - rate * v;
      }
    }
  }
}
