package io.cess4j.cli.ai;

import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess ai task join}. */
@Command(
    name = "join",
    description = {
      "Take a seat in a task and take part in it, in the foreground, until it is over.",
      "Examples never leave this machine. The process may be killed at any time: the same command"
          + " goes on where it was, and sits out what it has missed. Never run it twice with one"
          + " account: whoever signs two updates of a round loses the stake."
    })
final class JoinTaskCommand extends CessCommand {
  @Parameters(paramLabel = "TASK", description = "Number of the task.")
  private long task;

  @Option(names = "--examples", required = true, paramLabel = "DIR", description = "Your examples.")
  private Path examples = Path.of("");

  @Option(
      names = "--kind",
      defaultValue = "idx",
      paramLabel = "KIND",
      description =
          "What DIR holds: idx (train-images-idx3-ubyte and its labels), pictures (a folder a"
              + " class), csv (examples.csv with schema.txt) (default: ${DEFAULT-VALUE}).")
  private String kind = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".cess/fl-worker",
      description =
          "Journal, models and keystore password place of the worker (default:"
              + " ${DEFAULT-VALUE}). Keep it: who loses it must not sign again.")
  private Path data = Path.of("");

  @Option(
      names = "--certificate",
      defaultValue = "0",
      paramLabel = "N",
      description = "Of your data, where the task asks for one.")
  private long certificate;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the worker, for example training.epochs=2; may come often.")
  private @Nullable List<String> settings;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException, InterruptedException {
    int seat;
    try (Cess cess = connection.connect()) {
      AiGapTerms terms = cess.ai().terms(task);
      console.say(PrivacyWords.of(terms.privacy()));
      consent.ask(
          console,
          "task %d trains %s for %d rounds. A seat locks a stake of %s; a commitment that is not"
                  .formatted(
                      task,
                      cess.ai().architecture(terms),
                      terms.plan().rounds(),
                      Amounts.cess(terms.stake()))
              + " revealed costs a twentieth of it, a proven fault all. Each update is stored as a"
              + " file, at the storage network's price, and each round costs gas");
      seat = cess.ai().join(task, certificate);
    }
    console.say("seat %d of task %d is yours".formatted(seat, task));
    boolean ended = new ParticipantProcess(connection.worker()).run(flags());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", ended);
    json.put("task", task);
    json.put("seat", seat);
    console.result(
        json,
        ended
            ? "task %d is over: see cess ai task result %d".formatted(task, task)
            : "the worker has stopped; the same command goes on");
    return ended;
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add("--data=" + data);
    flags.add("--task=" + task);
    flags.add("--examples.folder=" + examples);
    flags.add("--examples.kind=" + kind);
    if (settings != null) {
      settings.forEach(setting -> flags.add("--" + setting));
    }
    return flags;
  }
}
