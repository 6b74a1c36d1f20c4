package io.cess4j.devnet.besu;

import io.cess4j.devnet.process.BoundProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A {@code besu} for each node. */
final class NodeProcesses implements NodeRunner {
  /** RocksDB closes within a second; a loaded machine takes longer. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  /** Besu's own default is a quarter of the machine for each. */
  private static final String OPTIONS = "-Xmx384m -XX:+UseSerialGC";

  private final BesuInstallation besu;
  private final ChainFolder chain;
  private final Path logs;
  private final List<BoundProcess> processes = new ArrayList<>();

  private NodeProcesses(BesuInstallation besu, ChainFolder chain, Path logs) {
    this.besu = besu;
    this.chain = chain;
    this.logs = logs;
  }

  static NodeProcesses start(BesuInstallation besu, ChainFolder chain, Path logs) {
    NodeProcesses all = new NodeProcesses(besu, chain, logs);
    try {
      for (BesuNode node : chain.nodes()) {
        all.processes.add(all.run(node));
      }
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private BoundProcess run(BesuNode node) {
    List<String> command = new ArrayList<>();
    command.add(besu.program().toString());
    command.addAll(NodeArguments.of(node, chain.genesis()));
    Map<String, String> environment =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "BESU_OPTS", OPTIONS);
    NodeLog log = NodeLog.append(logs.resolve(node.name() + ".log"));
    return BoundProcess.start(node.name(), command, environment, node.folder(), log::line);
  }

  @Override
  public long pid(int index) {
    return processes.get(index).pid();
  }

  @Override
  public boolean isAlive(int index) {
    return processes.get(index).isAlive();
  }

  @Override
  public void kill(int index) {
    processes.get(index).kill();
  }

  @Override
  public void restart(int index) {
    if (isAlive(index)) {
      throw new IllegalStateException(BesuNode.name(index) + " runs");
    }
    processes.set(index, run(chain.nodes().get(index)));
  }

  @Override
  public String lastWords(int index) {
    return processes.get(index).lastWords();
  }

  @Override
  public void close() {
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      processes.forEach(process -> together.execute(() -> process.stop(STOP_PATIENCE)));
    }
  }
}
