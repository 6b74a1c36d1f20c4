package io.cess4j.devnet.network;

import io.cess4j.ai.training.Architecture;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import java.util.List;

/**
 * What may be trained on a devnet from its first block on: for pictures of MNIST's size. The
 * governor allows others ({@code cess ai architecture allow}).
 */
final class Trainable {
  private static final List<String> NAMES =
      List.of("mlp-784-32-10/1", "mlp-784-128-10/1", "cnn-small-28x28x1-10/1");

  private Trainable() {}

  static void allow(Network network, TransactionSender governor) {
    for (String name : NAMES) {
      network.ai().architectures().allow(governor, name, Architecture.named(name).parameters());
    }
  }
}
