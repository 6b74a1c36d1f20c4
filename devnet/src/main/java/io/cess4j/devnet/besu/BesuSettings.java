package io.cess4j.devnet.besu;

import io.cess4j.chain.Address;
import io.cess4j.devnet.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a network of Besu nodes runs.
 *
 * @param folder where the chain is kept: genesis, keys, data of every node
 * @param logs where its processes write
 * @param chainId of the network
 * @param nodes how many, all of them validators of the genesis set
 * @param blockPeriod pause between blocks; whole seconds, or less than one for tests
 * @param governor may bind the validator set to the contracts, once
 * @param funded accounts with ether
 * @param ports of {@link #portNames}
 * @param mode one process or several
 * @param keys of the first nodes, where consensus nodes are to stand for them; others are random
 */
public record BesuSettings(
    Path folder,
    Path logs,
    long chainId,
    int nodes,
    Duration blockPeriod,
    Address governor,
    List<Address> funded,
    Ports ports,
    BesuMode mode,
    List<byte[]> keys) {
  private static final int MOST_NODES = 11;

  public BesuSettings {
    folder = folder.toAbsolutePath();
    logs = logs.toAbsolutePath();
    funded = List.copyOf(funded);
    keys = keys.stream().map(byte[]::clone).toList();
    if (nodes < 1 || nodes > MOST_NODES) {
      throw new IllegalArgumentException(
          "a network on one machine has 1 to %d Besu nodes, not %d".formatted(MOST_NODES, nodes));
    }
    boolean whole = blockPeriod.toMillis() % 1_000 == 0;
    if (!blockPeriod.isPositive()
        || blockPeriod.toMillis() < 1
        || !whole && blockPeriod.toMillis() > 1_000) {
      throw new IllegalArgumentException(
          "blocks come every few whole seconds, or several a second, not every " + blockPeriod);
    }
  }

  /** With random keys. */
  public BesuSettings(
      Path folder,
      Path logs,
      long chainId,
      int nodes,
      Duration blockPeriod,
      Address governor,
      List<Address> funded,
      Ports ports,
      BesuMode mode) {
    this(folder, logs, chainId, nodes, blockPeriod, governor, funded, ports, mode, List.of());
  }

  /** Ports that so many nodes need. */
  public static List<String> portNames(int nodes) {
    return IntStream.range(0, nodes)
        .boxed()
        .flatMap(index -> Stream.of(BesuNode.rpcPortName(index), BesuNode.peerPortName(index)))
        .toList();
  }
}
