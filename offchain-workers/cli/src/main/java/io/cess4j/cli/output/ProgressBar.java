package io.cess4j.cli.output;

import java.io.PrintStream;

/**
 * How far a transfer is, in bytes. On a terminal a bar that redraws itself, elsewhere a line for
 * every tenth part.
 */
public final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;
  private final PrintStream out;
  private final boolean terminal;
  private final String what;
  private final long total;
  private long done;
  private int shown = -1;

  ProgressBar(PrintStream out, boolean terminal, String what, long total) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
    this.total = total;
  }

  /** Says that {@code bytes} of the total are done; never goes back. */
  public synchronized void at(long bytes) {
    done = Math.max(done, Math.min(bytes, total));
    int part = total == 0 ? 100 : (int) (100 * done / total);
    int step = terminal ? part : part / 10 * 10;
    if (step == shown) {
      return;
    }
    shown = step;
    if (terminal) {
      int filled = WIDTH * part / 100;
      out.print(
          "\r"
              + what
              + " ["
              + "#".repeat(filled)
              + "-".repeat(WIDTH - filled)
              + "] "
              + part
              + " % of "
              + Sizes.of(total));
    } else if (step > 0) {
      out.println(what + " " + step + " % of " + Sizes.of(total));
    }
    out.flush();
  }

  @Override
  public synchronized void close() {
    if (terminal && shown >= 0) {
      out.println();
      out.flush();
    }
  }
}
