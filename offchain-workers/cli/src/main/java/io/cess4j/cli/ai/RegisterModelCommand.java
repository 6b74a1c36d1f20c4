package io.cess4j.cli.ai;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.ModelTitle;
import io.cess4j.sdk.ai.RegisteredModel;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess ai model register}. */
@Command(
    name = "register",
    description = {
      "Creator: register the final model with its lineage in the data rights registry.",
      "Stores the model as your file, commits, reveals in the next block, declares as parents the"
          + " certificates of the initial model and of the participants' data, binds certificate"
          + " and task. Interrupted anywhere, the same command goes on where it stopped."
    })
final class RegisterModelCommand extends CessCommand {
  private static final int WHOLE = 10_000;

  @Parameters(paramLabel = "TASK", description = "Number of the task.")
  private long task;

  @Option(
      names = "--title",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "Title, up to 256 bytes (default: task and architecture).")
  private String title = "";

  @Option(
      names = "--royalty",
      defaultValue = "0",
      paramLabel = "POINTS",
      description =
          "Hundredths of a per cent of later sales of the certificate, to you (default: 0).")
  private int royalty;

  @Option(
      names = "--share",
      defaultValue = "0",
      paramLabel = "POINTS",
      description =
          "Hundredths of a per cent of what the model earns, to each parent, for ever (default:"
              + " 0).")
  private int share;

  @Option(
      names = "--public",
      description =
          "Let everybody read the model; without it only you, and whom you share it with.")
  private boolean isPublic;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    if (royalty < 0 || royalty > WHOLE || share < 0 || share > WHOLE) {
      throw new CommandException(
          "--royalty %d and --share %d must be 0 to %d".formatted(royalty, share, WHOLE));
    }
    try (Cess cess = connection.connect()) {
      String called =
          title.isEmpty()
              ? "AI Gap task %d: %s".formatted(task, cess.ai().architecture(cess.ai().terms(task)))
              : title;
      consent.ask(
          console,
          "the model of task %d as \"%s\": it is stored as a %s file, a bond of %s is locked until the reveal, and up to four transactions are sent; lineage cannot be taken back"
              .formatted(
                  task,
                  called,
                  isPublic ? "public" : "private",
                  Amounts.cess(cess.rights().bond())));
      cess.ai().register(task, new ModelTitle(called, royalty, share), isPublic);
      RegisteredModel model = cess.ai().registered(task);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("task", task);
      json.put("certificate", model.certificate());
      json.put("root", model.root().hex());
      json.put("fid", model.fid().hex().substring("0x".length()));
      json.put("parents", model.parents());
      console.result(
          json,
          "certificate %d stands for the model of task %d; its parents: %s"
              .formatted(
                  model.certificate(),
                  task,
                  model.parents().isEmpty() ? "none" : model.parents().toString()));
      return true;
    }
  }
}
