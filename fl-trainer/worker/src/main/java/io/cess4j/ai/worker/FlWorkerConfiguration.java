package io.cess4j.ai.worker;

import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.web.TlsMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Settings of a participant.
 *
 * @param task number; the account needs a seat in it, which {@code cess ai task join} takes
 * @param gateway through which containers are stored
 * @param examples its own ones
 * @param training how it trains in a round
 * @param compute a node that trains instead, if any
 * @param tick how often it looks at the chain
 * @param termDays protocol days that containers are stored, 0 for the network's default
 * @param patience for fetching the updates of one round that it missed
 * @param stagger that each seat waits for the one before until it pays for moving the task on
 * @param threads of the aggregation
 */
public record FlWorkerConfiguration(
    @Flattened WorkerSettings worker,
    long task,
    URI gateway,
    Data examples,
    Training training,
    Compute compute,
    int termDays,
    Duration tick,
    Duration patience,
    Duration stagger,
    int threads)
    implements WorkerSettings.Holder {
  /** For a task whose windows are minutes. */
  public static final FlWorkerConfiguration DEFAULTS =
      new FlWorkerConfiguration(
          WorkerSettings.defaults("fl-worker", TlsMode.PLAIN),
          0,
          URI.create("http://127.0.0.1:8080"),
          new Data(Kind.IDX, Path.of("data"), List.of(), 28, 1, 10),
          new Training(1, 32, "0.1", "0", "0", 1),
          new Compute("", "", "", "0.05", 0, Duration.ofMinutes(10)),
          0,
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(3),
          1);

  /** What the folder of examples holds. */
  public enum Kind {
    /** A pair of IDX files as MNIST has. */
    IDX,
    /** One folder of pictures a class. */
    PICTURES,
    /** A table examples.csv with its schema.txt. */
    CSV
  }

  /**
   * Examples of the participant, which never leave it.
   *
   * @param classes names of the folders of pictures, in the order of the labels
   * @param side pixels that pictures are scaled to
   * @param channels 1 (grey) or 3 (colour)
   * @param classCount of IDX files
   */
  public record Data(
      Kind kind, Path folder, List<String> classes, int side, int channels, int classCount) {}

  /**
   * A round's work; numbers with a fraction as text, for flags know none.
   *
   * @param seed of the order of examples
   */
  public record Training(
      int epochs, int batch, String learningRate, String momentum, String weightDecay, long seed) {}

  /**
   * A compute node that the owner trusts with these examples (docs/adr/0041).
   *
   * @param endpoint https://host:port; empty: this participant trains itself
   * @param key hash of the node's TLS key, as the node says at its start
   * @param node its account
   * @param audit share of its answers that are computed again here, 0 to 1
   * @param tolerance of an audit, in units of 2^-16; 0 but for GPUs
   * @param patience for one job, then this participant trains itself
   */
  public record Compute(
      String endpoint, String key, String node, String audit, int tolerance, Duration patience) {
    boolean isUsed() {
      return !endpoint.isEmpty();
    }
  }

  public FlWorkerConfiguration {
    if (task < 0 || threads < 1 || termDays < 0) {
      throw new IllegalArgumentException(
          "task must be a number from 1 on, threads at least 1, term-days at least 0");
    }
    if (tick.toMillis() < 100 || patience.toSeconds() < 1 || stagger.isNegative()) {
      throw new IllegalArgumentException(
          "tick must be at least 100ms, patience 1s, stagger not negative");
    }
  }
}
