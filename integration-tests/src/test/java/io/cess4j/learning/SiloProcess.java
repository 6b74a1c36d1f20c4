package io.cess4j.learning;

import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.process.BoundProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A participant as a process: the command that people type, or the worker that it starts. */
final class SiloProcess implements AutoCloseable {
  private final LocalNetwork network;
  private final Silo silo;
  private final List<String> program;
  private BoundProcess process;

  private SiloProcess(LocalNetwork network, Silo silo, List<String> program) {
    this.network = network;
    this.silo = silo;
    this.program = program;
    this.process = start();
  }

  /** {@code cess ai task join}. */
  static SiloProcess joining(LocalNetwork network, Silo silo, long task, int epochs) {
    return new SiloProcess(
        network,
        silo,
        List.of(
            "io.cess4j.cli.Cess",
            "ai",
            "task",
            "join",
            Long.toString(task),
            "--examples=" + silo.examples(),
            "--data=" + folder(network, silo).resolve("worker"),
            "--keystore=" + silo.keystore(),
            "--password-file=" + network.folder().password(),
            "--rpc=" + network.rpc(),
            "--directory=" + network.directory().hex(),
            "--gateway=" + network.gateway(),
            "--set=training.epochs=" + epochs,
            "--yes",
            "--json"));
  }

  /** A worker that has a seat already. */
  static SiloProcess of(LocalNetwork network, Silo silo, long task, int epochs, Class<?> main) {
    return new SiloProcess(
        network,
        silo,
        List.of(
            main.getName(),
            "--task=" + task,
            "--examples.folder=" + silo.examples(),
            "--training.epochs=" + epochs,
            "--data=" + folder(network, silo).resolve("worker"),
            "--account=" + silo.keystore(),
            "--password=file:" + network.folder().password(),
            "--rpc=" + network.rpc(),
            "--directory=" + network.directory().hex(),
            "--gateway=" + network.gateway()));
  }

  private static Path folder(LocalNetwork network, Silo silo) {
    return network.folder().home().resolve("silos").resolve(silo.name());
  }

  private BoundProcess start() {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(program);
    Path log = network.folder().log(silo.name());
    try {
      Path folder = Files.createDirectories(folder(network, silo));
      return BoundProcess.start(
          silo.name(), command, Map.of(), folder, line -> append(log, line + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(Path log, String line) {
    try {
      Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Silo silo() {
    return silo;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it said last. */
  String lastWords() {
    return process.lastWords();
  }

  /** SIGKILL for it and what it has started. */
  void kill() {
    ProcessHandle.of(process.pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .forEach(ProcessHandle::destroyForcibly);
    process.kill();
  }

  /** The same command again. */
  void startAgain() {
    process = start();
  }

  @Override
  public void close() {
    process.close();
  }
}
