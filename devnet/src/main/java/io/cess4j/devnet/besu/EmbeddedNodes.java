package io.cess4j.devnet.besu;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.besu.embedded.EmbeddedBesu;
import io.cess4j.devnet.process.BoundProcess;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** All nodes on threads of one child JVM. */
final class EmbeddedNodes implements NodeRunner {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final int MEGABYTES_A_NODE = 256;
  private static final int LEAST_MEGABYTES = 512;

  /** As {@code bin/besu} sets them, and what makes a short life cheap. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-Dvertx.disableFileCPResolving=true",
          "-Dlog4j.shutdownHookEnabled=false",
          "-Dlog4j2.formatMsgNoLookups=true",
          "-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager",
          "-Dio.netty.tryReflectionSetAccessible=true",
          "--add-opens=java.base/sun.security.provider=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final BoundProcess process;
  private final CompletableFuture<String> unfit;

  private EmbeddedNodes(BoundProcess process, CompletableFuture<String> unfit) {
    this.process = process;
    this.unfit = unfit;
  }

  static EmbeddedNodes start(BesuInstallation besu, ChainFolder chain, Path logs) {
    Path home = Objects.requireNonNull(besu.home(), "only a distribution can be embedded");
    CompletableFuture<String> unfit = new CompletableFuture<>();
    NodeLog log = NodeLog.append(logs.resolve("besu.log"));
    Path folder = Objects.requireNonNull(chain.genesis().getParent());
    BoundProcess process =
        BoundProcess.start(
            "besu",
            command(home, chain.nodes().size(), writeArguments(chain)),
            Map.of(),
            folder,
            line -> {
              if (line.startsWith(EmbeddedBesu.UNFIT)) {
                unfit.complete(line.substring(EmbeddedBesu.UNFIT.length()));
              }
              log.line(line);
            });
    return new EmbeddedNodes(process, unfit);
  }

  private static List<String> command(Path home, int nodes, Path arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(FLAGS);
    command.add("-Xmx" + Math.max(LEAST_MEGABYTES, MEGABYTES_A_NODE * nodes) + "m");
    command.add("-Dbesu.home=" + home);
    command.add("-cp");
    command.add(ownClasses() + File.pathSeparator + home.resolve("lib") + File.separator + "*");
    command.add(EmbeddedBesu.class.getName());
    command.add(arguments.toString());
    return command;
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          EmbeddedBesu.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class paths are URLs of files", e);
    }
  }

  private static Path writeArguments(ChainFolder chain) {
    Path file = chain.genesis().resolveSibling("embedded.arguments");
    List<String> lines = new ArrayList<>();
    for (BesuNode node : chain.nodes()) {
      lines.addAll(NodeArguments.of(node, chain.genesis()));
      lines.add("");
    }
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new DevnetException.FileFailed(file, "cannot be written", e);
    }
  }

  /** Why this version of Besu cannot be embedded; null while nothing speaks against it. */
  @org.jspecify.annotations.Nullable
  String unfit() {
    return unfit.getNow(null);
  }

  @Override
  public long pid(int index) {
    return process.pid();
  }

  @Override
  public boolean isAlive(int index) {
    return process.isAlive();
  }

  @Override
  public void kill(int index) {
    throw new IllegalStateException(
        BesuNode.name(index) + " shares a JVM with the others: use BesuMode.PROCESS");
  }

  @Override
  public void restart(int index) {
    throw new IllegalStateException(
        BesuNode.name(index) + " shares a JVM with the others: use BesuMode.PROCESS");
  }

  @Override
  public String lastWords(int index) {
    return process.lastWords();
  }

  @Override
  public void close() {
    process.stop(STOP_PATIENCE);
  }
}
