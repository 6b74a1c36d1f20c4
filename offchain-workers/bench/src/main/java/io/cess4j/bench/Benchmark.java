package io.cess4j.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all benchmarks share: {@code --json}, {@code --help}, words on standard error. */
@Command(
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit 0: measured. A figure that was missed is said so, with what holds it back, and is no"
          + " failure of the command."
    })
public abstract class Benchmark implements Callable<Integer> {
  @Option(
      names = "--json",
      description = "The last line of standard output is the result as one line of JSON.")
  private boolean json;

  @Override
  public final Integer call() throws Exception {
    Result result = measure(Machine.here());
    if (json) {
      System.out.println(result.json());
    } else {
      System.out.println(result.text());
    }
    return 0;
  }

  protected abstract Result measure(Machine machine) throws Exception;

  /** Says something on the way. */
  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency
  protected final void say(String format, Object... values) {
    System.err.println(format.formatted(values));
  }
}
