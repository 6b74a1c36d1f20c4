package io.cess4j.cli.market;

import io.cess4j.chain.ChainException;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.Errand;
import io.cess4j.sdk.market.KeyAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess rights key serve}. */
@Command(
    name = "serve",
    description = {
      "The seller's agent: delivers keys that were bought from you, and collects their prices once"
          + " the time for complaints is over.",
      "Runs until it is stopped. It may be killed at any time and started anywhere with the same"
          + " account: what is due, the chain tells it."
    })
final class KeyServeCommand extends CessCommand {
  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "Where it keeps how far it has read; no secret (default: below .cess/rights of your"
              + " home).")
  private @Nullable Path state;

  @Option(
      names = "--every",
      defaultValue = "2s",
      paramLabel = "T",
      description = "Time between two looks at the chain (default: ${DEFAULT-VALUE}).")
  private String every = "";

  @Option(names = "--once", description = "Do what is due now, and end.")
  private boolean once;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  private final Map<Long, String> troubles = new HashMap<>();

  @Override
  protected boolean run(Console console) throws InterruptedException {
    Duration pause = Words.span(every);
    if (pause.isZero()) {
      throw new CommandException("--every 0s would never rest: give 1s or more");
    }
    try (Cess cess = connection.connect()) {
      KeyAgent agent = cess.rights().keyAgent(state == null ? usualState(cess) : state);
      int done = 0;
      do {
        done += look(console, agent);
        if (!once) {
          Thread.sleep(pause);
        }
      } while (!once);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("done", done);
      json.put("open", agent.open());
      console.result(json, "%d done, %d sales open".formatted(done, agent.open()));
      return true;
    }
  }

  private int look(Console console, KeyAgent agent) {
    try {
      List<Errand> errands = agent.round();
      errands.forEach(errand -> say(console, errand));
      return (int) errands.stream().filter(one -> !(one instanceof Errand.Failed)).count();
    } catch (ChainException unreachable) {
      if (once) {
        throw unreachable;
      }
      console.say(Printable.of(unreachable.getMessage() + "; trying again"));
      return 0;
    }
  }

  /** A trouble that lasts is told once. */
  private void say(Console console, Errand errand) {
    String words =
        switch (errand) {
          case Errand.Delivered delivered ->
              "sale %d: key delivered, transaction %s"
                  .formatted(delivered.sale(), delivered.transaction());
          case Errand.Collected collected ->
              "sale %d: price collected, transaction %s"
                  .formatted(collected.sale(), collected.transaction());
          case Errand.Missed missed ->
              "sale %d: its deadline passed before this agent saw it; the buyer gets the price back"
                  .formatted(missed.sale());
          case Errand.Failed failed ->
              "sale %d: %s; trying again".formatted(failed.sale(), failed.reason());
        };
    if (!words.equals(troubles.put(errand.sale(), words))) {
      console.say(Printable.of(words));
    }
  }

  private static Path usualState(Cess cess) {
    return Path.of(
        System.getProperty("user.home"),
        ".cess",
        "rights",
        "agent-%d-%s-%s"
            .formatted(
                cess.network().connection().chainId(),
                cess.network().directory().address(),
                cess.address()));
  }
}
