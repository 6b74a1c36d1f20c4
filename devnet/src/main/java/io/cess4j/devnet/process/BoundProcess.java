package io.cess4j.devnet.process;

import io.cess4j.devnet.DevnetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A child process that ends when this one does, however this one ends.
 *
 * <p>A shell stands between: it starts the program, which says its process id before anything else,
 * and waits for the end of its standard input, a pipe whose other end only this JVM holds. When the
 * JVM ends, be it by SIGKILL, the kernel closes the pipe and the shell sends the program SIGTERM. A
 * shutdown hook could not do that, and a pid file only tells the next start whom to look for.
 */
public final class BoundProcess implements AutoCloseable {
  private static final String WATCHDOG =
      """
      exec 3<&0
      sh -c 'echo "pid $$"; exec "$@"' program "$@" </dev/null 3<&- &
      child=$!
      ( cat <&3 >/dev/null 2>&1; kill -TERM "$child" 2>/dev/null ) >/dev/null 2>&1 &
      watcher=$!
      trap 'kill -TERM "$child" 2>/dev/null' TERM INT HUP
      while kill -0 "$child" 2>/dev/null; do wait "$child"; status=$?; done
      kill "$watcher" 2>/dev/null
      exit $status
      """;

  private static final int KEPT_LINES = 20;
  private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

  private final String name;
  private final Process shell;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final CompletableFuture<Long> pid = new CompletableFuture<>();
  private final Thread reader;

  private BoundProcess(String name, Process shell, Consumer<String> lines) {
    this.name = name;
    this.shell = shell;
    this.reader = Thread.ofVirtual().name(name + "-output").start(() -> drain(lines));
  }

  /**
   * Starts a program.
   *
   * @param name for messages
   * @param command program and arguments
   * @param environment added to this process's own
   * @param directory working directory
   * @param lines gets every line that the program writes, until it ends
   */
  public static BoundProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Consumer<String> lines) {
    List<String> wrapped = new ArrayList<>();
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows")) {
      wrapped.addAll(List.of("sh", "-c", WATCHDOG, "cess4j-watchdog"));
    }
    wrapped.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(wrapped).redirectErrorStream(true).directory(directory.toFile());
    builder.environment().putAll(environment);
    try {
      return new BoundProcess(name, builder.start(), lines);
    } catch (IOException e) {
      throw new DevnetException.ProcessFailed(name, "could not be started: " + command, e);
    }
  }

  private void drain(Consumer<String> lines) {
    try (BufferedReader output = shell.inputReader()) {
      String line;
      while ((line = output.readLine()) != null) {
        if (!pid.isDone() && line.startsWith("pid ")) {
          pid.complete(Long.parseLong(line.substring(4).strip()));
          continue;
        }
        synchronized (lastLines) {
          lastLines.addLast(line);
          if (lastLines.size() > KEPT_LINES) {
            lastLines.removeFirst();
          }
        }
        lines.accept(line);
      }
    } catch (IOException | UncheckedIOException ended) {
      // The stream breaks when the process is destroyed; its exit status says the rest.
    }
    pid.complete(shell.pid()); // without the shell, or it failed before saying so
  }

  /** Id of the program itself, not of the shell. */
  public long pid() {
    try {
      return pid.get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed(name, "was interrupted at its start", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new DevnetException.ProcessFailed(name, "did not start", e);
    }
  }

  /** True until the program has ended. */
  public boolean isAlive() {
    return shell.isAlive();
  }

  /** The last lines it wrote. */
  public String lastWords() {
    synchronized (lastLines) {
      return String.join("\n", lastLines);
    }
  }

  /** SIGKILL, as a crash. */
  public void kill() {
    ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
    await(Duration.ofSeconds(10));
  }

  /**
   * Asks it to end, waits as long as that may take, then makes it end; true where it did so itself.
   */
  public boolean stop(Duration patience) {
    ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroy);
    boolean ended = await(patience);
    if (!ended) {
      kill();
    }
    return ended;
  }

  /**
   * Waits for its end; false where that takes longer. Its whole output has been told afterwards.
   */
  public boolean await(Duration patience) {
    try {
      boolean ended = shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        reader.join(Duration.ofSeconds(1));
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      shell.destroyForcibly();
      return false;
    }
  }

  /** {@link #stop} with twenty seconds of patience. */
  @Override
  public void close() {
    stop(Duration.ofSeconds(20));
  }
}
