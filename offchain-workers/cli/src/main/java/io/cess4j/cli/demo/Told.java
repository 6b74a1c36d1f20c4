package io.cess4j.cli.demo;

import io.cess4j.cli.output.Console;

/** What a demo says on the way, each line with its time. */
public final class Told {
  private final Console console;
  private final long begun = System.nanoTime();

  /** The clock starts now. */
  public Told(Console console) {
    this.console = console;
  }

  public void say(String line) {
    console.say("%6.1f s  %s".formatted(seconds(), line));
  }

  /** Since the beginning, to a tenth. */
  public double seconds() {
    return Math.round((System.nanoTime() - begun) / 1e8) / 10.0;
  }
}
