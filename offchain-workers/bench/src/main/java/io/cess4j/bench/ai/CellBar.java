package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.AttackKind;
import io.cess4j.ai.evaluation.Cell;
import io.cess4j.ai.evaluation.CellProgress;
import io.cess4j.ai.evaluation.CellResult;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Says what is finished and how long the rest takes, from the rounds of this run alone: other
 * machines were faster or slower. On a terminal a bar that redraws itself; elsewhere a line a cell.
 */
final class CellBar implements CellProgress {
  private static final int WIDTH = 30;

  /** The first rounds are those of a JVM that has not yet compiled anything. */
  private static final int LEAST_ROUNDS = 5;

  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private final long start;
  private final int cells;
  private final long rounds;
  private int finished;
  private long ended;

  /**
   * @param cells all of the table
   * @param rounds that have to be played: those of cells that are not finished yet
   */
  CellBar(PrintStream out, boolean terminal, InstantSource clock, int cells, long rounds) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.cells = cells;
    this.rounds = rounds;
    start = clock.millis();
  }

  @Override
  public synchronized void round(Cell cell) {
    ended++;
    if (terminal) {
      int filled = (int) (WIDTH * ended / Math.max(1, rounds));
      out.print(
          "\r[%s%s] %d of %d cells, %s   "
              .formatted(
                  "#".repeat(filled), "-".repeat(WIDTH - filled), finished, cells, remaining()));
      out.flush();
    }
  }

  @Override
  public synchronized void finished(CellResult result, boolean before) {
    finished++;
    out.println(
        String.format(
            Locale.ROOT,
            "%s%d of %d: %s, %s, alpha %s, seed %d: %.4f%s; %s",
            terminal ? "\r" : "",
            finished,
            cells,
            Words.of(result.cell().rule()),
            result.cell().attack() == AttackKind.NONE
                ? "no attack"
                : Words.of(result.cell().attack()),
            result.cell().alpha(),
            result.cell().seed(),
            result.accuracy(),
            before ? " (kept)" : String.format(Locale.ROOT, " in %.0f s", result.seconds()),
            remaining()));
    out.flush();
  }

  /** In words. */
  private String remaining() {
    if (ended >= rounds) {
      return "done";
    }
    if (ended < LEAST_ROUNDS) {
      return "time left not known yet";
    }
    Duration left = Duration.ofMillis((clock.millis() - start) * (rounds - ended) / ended);
    if (left.toHours() > 0) {
      return "%d h %02d min left".formatted(left.toHours(), left.toMinutesPart());
    }
    return left.toMinutes() > 0
        ? "%d min left".formatted(left.toMinutes() + 1)
        : "%d s left".formatted(left.toSeconds());
  }
}
