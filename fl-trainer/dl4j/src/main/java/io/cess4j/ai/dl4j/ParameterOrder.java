package io.cess4j.ai.dl4j;

import io.cess4j.ai.training.Architecture;
import java.util.List;

/**
 * DL4J keeps the weights of a dense layer column by column, and of a convolution the biases before
 * the weights; ours are row by row, weights first.
 */
final class ParameterOrder {
  private static final int DENSE = 2;

  /** At i: where our i-th parameter lies in DL4J's vector. */
  private final int[] places;

  ParameterOrder(Architecture architecture) {
    places = new int[architecture.parameters()];
    List<Architecture.Block> blocks = architecture.blocks();
    int from = 0;
    for (int i = 0; i < blocks.size(); i += 2) {
      Architecture.Block weight = blocks.get(i);
      Architecture.Block bias = blocks.get(i + 1);
      boolean dense = weight.shape().size() == DENSE;
      int weightsAt = dense ? from : from + bias.size();
      int biasAt = dense ? from + weight.size() : from;
      for (int j = 0; j < weight.size(); j++) {
        places[from + j] = weightsAt + (dense ? transposed(j, weight.shape()) : j);
      }
      for (int j = 0; j < bias.size(); j++) {
        places[from + weight.size() + j] = biasAt + j;
      }
      from += weight.size() + bias.size();
    }
  }

  private static int transposed(int index, List<Integer> shape) {
    int columns = shape.get(1);
    return index % columns * shape.get(0) + index / columns;
  }

  float[] toDl4j(float[] ours) {
    float[] theirs = new float[ours.length];
    for (int i = 0; i < ours.length; i++) {
      theirs[places[i]] = ours[i];
    }
    return theirs;
  }

  float[] fromDl4j(float[] theirs) {
    float[] ours = new float[theirs.length];
    for (int i = 0; i < ours.length; i++) {
      ours[i] = theirs[places[i]];
    }
    return ours;
  }
}
