package io.cess4j.cli.output;

import io.cess4j.cli.CommandException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What a command asks before it moves money or does what cannot be undone. */
public final class Consent {
  @Option(names = "--yes", description = "Do it without asking.")
  private boolean yes;

  /**
   * Says the plan, and goes on with {@code --yes} or where a terminal answers so.
   *
   * @param plan what it costs or brings, and what happens next
   * @throws CommandException where nobody agreed; nothing was sent then
   */
  public void ask(Console console, String plan) {
    console.say(plan);
    if (yes) {
      return;
    }
    java.io.Console terminal = System.console();
    if (terminal == null || !terminal.isTerminal()) {
      throw new CommandException(
          "nothing was sent: say --yes to do it without a terminal to ask on");
    }
    String answer = terminal.readLine("Do it? [y/N] ");
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      throw new CommandException("nothing was sent, as you said");
    }
  }
}
