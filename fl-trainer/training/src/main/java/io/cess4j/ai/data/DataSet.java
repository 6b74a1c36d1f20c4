package io.cess4j.ai.data;

import java.util.List;

/**
 * Examples with their labels. Immutable by agreement: who fills the arrays hands them over.
 *
 * @param inputs how many numbers an example has
 * @param classNames in the order of the labels; the same for every participant of a task
 * @param features examples x inputs, row-major, all finite
 * @param labels 0..classes-1, one an example
 */
@SuppressWarnings("ArrayRecordComponent") // copies would double hundreds of megabytes
public record DataSet(int inputs, List<String> classNames, float[] features, int[] labels) {
  /** 2^30 floats are 4 GiB: far more than one participant trains on in a round. */
  static final long MOST_NUMBERS = 1L << 30;

  public DataSet {
    classNames = List.copyOf(classNames);
    if (inputs < 1 || (long) inputs * labels.length != features.length) {
      throw new IllegalArgumentException(
          "%d labels of %d numbers each do not make %d numbers"
              .formatted(labels.length, inputs, features.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classNames.size()) {
        throw new IllegalArgumentException(
            "label %d is %d but there are %d classes".formatted(i, labels[i], classNames.size()));
      }
    }
    for (int i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        throw new IllegalArgumentException(
            "number %d of example %d is %s but has to be finite"
                .formatted(i % inputs, i / inputs, features[i]));
      }
    }
  }

  public int size() {
    return labels.length;
  }

  public int classes() {
    return classNames.size();
  }

  /** The chosen examples, in the given order; indices may repeat. */
  public DataSet subset(int[] indices) {
    float[] chosen = new float[Math.multiplyExact(indices.length, inputs)];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(features, indices[i] * inputs, chosen, i * inputs, inputs);
      chosenLabels[i] = labels[indices[i]];
    }
    return new DataSet(inputs, classNames, chosen, chosenLabels);
  }

  /** The same examples under other labels. */
  public DataSet relabelled(int[] others) {
    return new DataSet(inputs, classNames, features, others);
  }

  /** How many examples every class has. */
  public int[] histogram() {
    int[] counts = new int[classes()];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }
}
