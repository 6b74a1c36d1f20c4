package io.cess4j.devnet.network;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.process.BoundProcess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One worker of a network on this machine. */
public final class WorkerProcess {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LOOK_AGAIN = Duration.ofMillis(150);

  private final WorkerRole role;
  private final int index;
  private final Path data;
  private final BoundProcess process;

  private WorkerProcess(WorkerRole role, int index, Path data, BoundProcess process) {
    this.role = role;
    this.index = index;
    this.data = data;
    this.process = process;
  }

  static String name(WorkerRole role, int index) {
    return role.label() + "-" + (index + 1);
  }

  /**
   * @param arguments of the worker, {@code --key=value}
   * @param log gets everything it writes
   */
  static WorkerProcess start(
      WorkerRole role, int index, Path data, Path log, List<String> arguments, Launch launch) {
    List<String> command = new ArrayList<>(launch.prefix());
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(role.flags());
    command.addAll(launch.jvmFlags());
    if (launch.mainClass() == null) {
      command.addAll(ClassArchive.flags(role, index));
    }
    String program = Objects.requireNonNullElse(launch.mainClass(), role.mainClass());
    command.addAll(List.of("-cp", WorkerClasses.path(program), program));
    command.addAll(arguments);
    command.addAll(launch.arguments());
    try {
      Files.createDirectories(data);
      Files.deleteIfExists(data.resolve("worker.json"));
      BufferedWriter writer =
          Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      BoundProcess process =
          BoundProcess.start(
              name(role, index), command, launch.environment(), data, line -> append(writer, line));
      return new WorkerProcess(role, index, data, process);
    } catch (IOException e) {
      throw new DevnetException.FileFailed(data, "cannot be used by " + name(role, index), e);
    }
  }

  private static void append(BufferedWriter writer, String line) {
    try {
      writer.write(line);
      writer.newLine();
      writer.flush();
    } catch (IOException diskFull) {
      // A log that cannot be written must not stop the worker that writes it.
    }
  }

  /** {@code storage-miner-3}. */
  public String name() {
    return name(role, index);
  }

  public WorkerRole role() {
    return role;
  }

  /** Which of its role, from 0 on. */
  public int index() {
    return index;
  }

  /** What it keeps. */
  public Path data() {
    return data;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, as a crash or a pulled plug. */
  public void kill() {
    process.kill();
  }

  /** SIGTERM, and SIGKILL where it takes longer. */
  public void stop(Duration patience) {
    if (process.stop(patience)) {
      ClassArchive.seal(role, index);
    }
  }

  /** Where peers or clients reach it; known once it is ready. */
  public URI endpoint() {
    return URI.create(file().required("endpoint").asString());
  }

  /** Base of its /health, /ready and /metrics. */
  public URI management() {
    return URI.create(file().required("management").asString());
  }

  private JsonNode file() {
    try {
      return JSON.readTree(Files.readString(data.resolve("worker.json")));
    } catch (IOException | JacksonException e) {
      throw new DevnetException.ProcessFailed(name(), "has not said where it listens", e);
    }
  }

  /**
   * Waits until it says that it is ready.
   *
   * @throws DevnetException.ProcessFailed where it ends or takes longer than {@code patience}
   */
  void awaitReady(HttpClient client, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!ready(client)) {
      if (!process.isAlive()) {
        throw new DevnetException.ProcessFailed(name(), "ended at its start", process.lastWords());
      }
      if (System.nanoTime() > end) {
        throw new DevnetException.ProcessFailed(
            name(), "was not ready within " + patience.toSeconds() + " s", process.lastWords());
      }
      pause();
    }
  }

  private boolean ready(HttpClient client) {
    if (!Files.exists(data.resolve("worker.json"))) {
      return false;
    }
    try {
      HttpRequest request =
          HttpRequest.newBuilder(management().resolve("/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed(name(), "was interrupted at its start", e);
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed(name(), "was interrupted at its start", e);
    }
  }
}
