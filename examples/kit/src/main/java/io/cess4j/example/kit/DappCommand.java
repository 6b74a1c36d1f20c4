package io.cess4j.example.kit;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** What all commands share: network and account, {@code --json}, {@code --yes}. */
@Command(mixinStandardHelpOptions = true, usageHelpWidth = 110)
public abstract class DappCommand implements Callable<Integer> {
  @Option(names = "--json", description = "The result as one line of JSON on standard output.")
  private boolean json;

  @Option(names = "--yes", description = "Pay without asking.")
  private boolean yes;

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Override
  public final Integer call() {
    try (Session session = network.session()) {
      run(session);
    }
    return 0;
  }

  /** Does the work. */
  protected abstract void run(Session session);

  /** Says something on the way. */
  @SuppressWarnings("SystemOut") // it is a command
  protected final void say(String line) {
    (json ? System.err : System.out).println(Printable.of(line));
  }

  /** Ends the command. */
  @SuppressWarnings("SystemOut")
  protected final void result(Map<String, ?> values, String text) {
    System.out.println(json ? JsonMapper.shared().writeValueAsString(values) : Printable.of(text));
  }

  /**
   * Says what it costs, and goes on with {@code --yes} or where a terminal answers so.
   *
   * @throws DappException where nobody agreed; nothing was paid then
   */
  protected final void ask(String plan) {
    say(plan);
    if (yes) {
      return;
    }
    java.io.Console terminal = System.console();
    if (terminal == null || !terminal.isTerminal()) {
      throw new DappException("nothing was paid: say --yes where there is no terminal to ask on");
    }
    String answer = terminal.readLine("Do it? [y/N] ");
    if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
      throw new DappException("nothing was paid, as you said");
    }
  }
}
