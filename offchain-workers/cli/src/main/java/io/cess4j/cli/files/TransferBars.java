package io.cess4j.cli.files;

import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.ProgressBar;
import io.cess4j.sdk.storage.Progress;
import org.jspecify.annotations.Nullable;

/** Shows the steps of a transfer: a bar for bytes, a line for every tenth of orders and deals. */
public final class TransferBars implements Progress, AutoCloseable {
  private final Console console;
  private @Nullable ProgressBar bar;
  private @Nullable Step current;
  private long tenths;

  public TransferBars(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void at(Step step, long done, long total) {
    if (step != current) {
      close();
      current = step;
      tenths = 0;
      begin(step, total);
    }
    if (bar != null) {
      bar.at(done);
    } else if (total > 1 && 10 * done / total > tenths) {
      tenths = 10 * done / total;
      console.say(words(step, done, total));
    }
  }

  @Override
  public synchronized void lied(String proxy, String report) {
    console.say("gateway %s gave a wrong answer; report: %s".formatted(proxy, report));
  }

  private static String words(Step step, long done, long total) {
    return (step == Step.ORDERING ? "  %d of %d orders are placed" : "  %d of %d deals are stored")
        .formatted(done, total);
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
