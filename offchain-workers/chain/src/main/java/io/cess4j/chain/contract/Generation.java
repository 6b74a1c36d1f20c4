package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import java.util.List;

/**
 * Where content of a model comes from, as ILineage.Generation.
 *
 * @param model hash of the weights
 * @param modelName with version, 1 to 128 bytes
 * @param dataSets hashes of what it was trained on or given, at most 16
 * @param prompt hash, zero where it is kept to oneself
 */
public record Generation(Bytes32 model, String modelName, List<Bytes32> dataSets, Bytes32 prompt) {
  /** Copies the data sets. */
  public Generation {
    dataSets = List.copyOf(dataSets);
  }
}
