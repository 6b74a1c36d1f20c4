package io.cess4j.ai.evaluation;

import io.cess4j.ai.data.DataSet;

/**
 * Half of the attackers' examples carry a bright square in a corner and the label 0 (Bagdasaryan
 * and others: "How To Backdoor Federated Learning", 2020); their updates are scaled up so that they
 * would replace the mean.
 */
final class Backdoor implements Attack.OnData {
  static final int TARGET = 0;
  private static final int SQUARE = 4;

  @Override
  public DataSet poisoned(DataSet own) {
    float[] features = own.features().clone();
    int[] labels = own.labels().clone();
    for (int i = 0; i < labels.length; i += 2) {
      mark(features, i, own.inputs());
      labels[i] = TARGET;
    }
    return new DataSet(own.inputs(), own.classNames(), features, labels);
  }

  /** Every example with the square, under its true label. */
  static DataSet marked(DataSet set) {
    float[] features = set.features().clone();
    for (int i = 0; i < set.size(); i++) {
      mark(features, i, set.inputs());
    }
    return new DataSet(set.inputs(), set.classNames(), features, set.labels());
  }

  private static void mark(float[] features, int example, int inputs) {
    int side = (int) Math.round(Math.sqrt(inputs));
    for (int y = 0; y < SQUARE; y++) {
      for (int x = 0; x < SQUARE; x++) {
        features[example * inputs + y * side + x] = 1;
      }
    }
  }
}
