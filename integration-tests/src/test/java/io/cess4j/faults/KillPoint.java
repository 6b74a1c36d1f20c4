package io.cess4j.faults;

import io.cess4j.devnet.network.Launch;
import io.cess4j.scenario.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A step of a worker's program at which it is held until it is killed.
 *
 * @param step in words
 * @param agentArgument class, method, where in it and which pass
 * @param reached file that the held process creates, with its process id
 */
public record KillPoint(String step, String agentArgument, Path reached) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final AtomicInteger FILES = new AtomicInteger();

  /** Where the method begins, on its {@code pass}th call. */
  public static KillPoint entering(String step, String method, int pass) {
    return at(step, method, "ENTRY", pass);
  }

  /** Where the method returns. */
  static KillPoint leaving(String step, String method, int pass) {
    return at(step, method, "EXIT", pass);
  }

  private static KillPoint at(String step, String method, String where, int pass) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "kill-points").toAbsolutePath());
      Path reached =
          folder.resolve("%d-%d".formatted(ProcessHandle.current().pid(), FILES.incrementAndGet()));
      Files.deleteIfExists(reached);
      int hash = method.indexOf('#');
      String owner = "io.cess4j." + method.substring(0, hash);
      String argument =
          String.join(";", owner, method.substring(hash + 1), where, "" + pass, "" + reached);
      return new KillPoint(step, argument, reached);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A start of the worker with the agent. */
  Launch launch() {
    return Launch.USUAL.jvmFlags(flag());
  }

  /** What a JVM that shall be held is started with. */
  public String flag() {
    return "-javaagent:%s=%s".formatted(AgentJar.path(), agentArgument);
  }

  boolean isReached() {
    return pid().isPresent();
  }

  /** Waits; gives the id of the process that is held there. */
  public long await() {
    Eventually.within(PATIENCE, "a worker comes to this step: " + step, this::isReached);
    return pid().orElseThrow();
  }

  private OptionalLong pid() {
    try {
      String text = Files.exists(reached) ? Files.readString(reached) : "";
      return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return step;
  }
}
