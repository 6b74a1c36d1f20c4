package io.cess4j.devnet.besu;

import io.cess4j.chain.Address;
import io.cess4j.contracts.GenesisCode;
import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.TimeControl;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A QBFT network of Besu nodes that all are validators of the genesis set. What is in a block is
 * final; a kept chain goes on where it stopped, but its time is the machine's.
 */
public final class BesuDevnet implements Devnet {
  /** One node starts in 10 s of one processor; eleven on two busy ones take their time. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(4);

  private final BesuSettings settings;
  private final ChainFolder chain;
  private final NodeRunner runner;
  private final BesuMode mode;

  private BesuDevnet(BesuSettings settings, ChainFolder chain, NodeRunner runner, BesuMode mode) {
    this.settings = settings;
    this.chain = chain;
    this.runner = runner;
    this.mode = mode;
  }

  /**
   * Starts all nodes and waits until every one of them has a block of this run: the genesis block
   * has no time that anything could begin at, and a kept chain's newest has an old one.
   *
   * @param says gets a line where the nodes cannot share a JVM
   * @throws DevnetException.ProcessFailed where a node ends or stays behind
   * @throws DevnetException.FileFailed where the folder holds another chain
   */
  public static BesuDevnet start(
      BesuInstallation besu, BesuSettings settings, Consumer<String> says) {
    ChainFolder chain =
        ChainFolder.prepare(settings, GenesisCode.VALIDATOR_SET, new SecureRandom());
    if (settings.mode() == BesuMode.EMBEDDED) {
      if (besu.home() == null) {
        says.accept("chain: a process for each node, since no lib folder belongs to " + besu);
      } else {
        EmbeddedNodes nodes = EmbeddedNodes.start(besu, chain, settings.logs());
        BesuDevnet devnet = new BesuDevnet(settings, chain, nodes, BesuMode.EMBEDDED);
        if (devnet.awaitOr(nodes)) {
          return devnet;
        }
        says.accept("chain: a process for each node, since " + nodes.unfit());
      }
    }
    NodeProcesses nodes = NodeProcesses.start(besu, chain, settings.logs());
    BesuDevnet devnet = new BesuDevnet(settings, chain, nodes, BesuMode.PROCESS);
    devnet.awaitAll();
    return devnet;
  }

  /** False where the version does not fit; it has ended then. */
  private boolean awaitOr(EmbeddedNodes nodes) {
    try {
      awaitAll();
      return true;
    } catch (DevnetException.ProcessFailed e) {
      if (nodes.unfit() != null) {
        return false;
      }
      throw e;
    }
  }

  private void awaitAll() {
    try {
      long head = 0;
      for (BesuNode node : chain.nodes()) {
        head = Math.max(head, await(node, 0));
      }
      for (BesuNode node : chain.nodes()) {
        await(node, head + 1);
      }
    } catch (RuntimeException e) {
      runner.close();
      throw e;
    }
  }

  /** Waits until the node has that block; gives the one it has. */
  private long await(BesuNode node, long wanted) {
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    while (true) {
      long block = Health.block(node.name(), node.rpc());
      if (block >= wanted) {
        return block;
      }
      if (!runner.isAlive(node.index())) {
        throw new DevnetException.ProcessFailed(
            node.name(), "ended at its start", runner.lastWords(node.index()));
      }
      if (System.nanoTime() > end) {
        throw new DevnetException.ProcessFailed(
            node.name(),
            "was not at block %d within %d s but at %d"
                .formatted(wanted, START_PATIENCE.toSeconds(), block),
            runner.lastWords(node.index()));
      }
      Health.pause(node.name());
    }
  }

  /** Whether a folder holds a chain of this engine. */
  public static boolean isKeptIn(Path folder) {
    return ChainFolder.holdsChain(folder);
  }

  @Override
  public String engine() {
    return "besu";
  }

  @Override
  public URI rpc() {
    return rpc(0);
  }

  /** JSON-RPC of one node. */
  public URI rpc(int index) {
    return chain.nodes().get(index).rpc();
  }

  /** Addresses of the nodes, which are the validators of the genesis, in the order of the nodes. */
  public List<Address> validators() {
    return chain.nodes().stream().map(BesuNode::address).toList();
  }

  /** As asked for, or {@link BesuMode#PROCESS} where that was not possible. */
  public BesuMode mode() {
    return mode;
  }

  @Override
  public long chainId() {
    return settings.chainId();
  }

  @Override
  public long pid() {
    return runner.pid(0);
  }

  /** False once the node has ended. */
  public boolean isAlive(int index) {
    return runner.isAlive(index);
  }

  /**
   * SIGKILL for one node.
   *
   * @throws IllegalStateException where the nodes share a process
   */
  public void kill(int index) {
    runner.kill(index);
  }

  /** Starts a killed node again, with its data, and waits until it has caught up with another. */
  public void restart(int index) {
    long head =
        chain.nodes().stream()
            .filter(node -> node.index() != index)
            .mapToLong(node -> Health.block(node.name(), node.rpc()))
            .max()
            .orElse(1);
    runner.restart(index);
    await(chain.nodes().get(index), Math.max(1, head));
  }

  /** None: the validators put the machine's time into their blocks. */
  @Override
  public Optional<TimeControl> time() {
    return Optional.empty();
  }

  @Override
  public void close() {
    runner.close();
  }
}
