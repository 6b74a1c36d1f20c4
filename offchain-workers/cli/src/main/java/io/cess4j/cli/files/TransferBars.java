package io.cess4j.cli.files;

import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.ProgressBar;
import io.cess4j.sdk.storage.Progress;
import org.jspecify.annotations.Nullable;

/** Shows the steps of a transfer: a bar for bytes, a line for what only takes time. */
public final class TransferBars implements Progress, AutoCloseable {
  private final Console console;
  private @Nullable ProgressBar bar;
  private @Nullable Step current;

  public TransferBars(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void at(Step step, long done, long total) {
    if (step != current) {
      close();
      current = step;
      begin(step, total);
    }
    if (bar != null) {
      bar.at(done);
    }
  }

  private void begin(Step step, long total) {
    switch (step) {
      case ORDERING ->
          console.say(total == 1 ? "placing the order" : "placing " + total + " orders");
      case UPLOADING -> bar = console.progress("uploading", total);
      case STORING ->
          console.say(
              "miners are drawn, store and have it tagged; waiting for the chain to say so");
      case READING -> bar = console.progress("reading", total);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
