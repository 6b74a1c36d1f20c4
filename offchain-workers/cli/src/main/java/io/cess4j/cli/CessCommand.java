package io.cess4j.cli;

import io.cess4j.cli.output.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all commands share: {@code --help} and {@code --json}. */
@Command(mixinStandardHelpOptions = true)
public abstract class CessCommand implements Callable<Integer> {
  @Option(
      names = "--json",
      description = "The result as one line of JSON on standard output, words on standard error.")
  private boolean json;

  @Override
  public final Integer call() throws Exception {
    return run(new Console(json)) ? 0 : 1;
  }

  /**
   * Does the work.
   *
   * @return whether all of it held
   */
  protected abstract boolean run(Console console) throws Exception;
}
