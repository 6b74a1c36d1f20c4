package io.cess4j.cli.ai;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.training.Architecture;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.Ai;
import io.cess4j.sdk.ai.TaskView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess ai task result}. */
@Command(
    name = "result",
    description = {
      "What became of a task: rounds with included and excluded seats and contributions,"
          + " refutations, gas of every participant and round, what was earned and lost.",
      "With --examples: accuracy and loss on your test examples, and per class. The creator has the"
          + " first and the last model, a participant (--work) those of all rounds.",
      "--html writes the same as a page."
    })
final class TaskResultCommand extends CessCommand {
  @Parameters(paramLabel = "TASK", description = "Number of the task.")
  private long task;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a report.")
  private @Nullable Path html;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Folder of a participant, --data of 'cess ai task join': has all models.")
  private @Nullable Path work;

  @Mixin private ExampleOptions examples = new ExampleOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    try (Cess cess = connection.connect()) {
      TaskView view = cess.ai().status(task);
      TaskReport report =
          new TaskReport(
              view,
              cess.ai().gas(task),
              examples.given() ? scores(cess.ai(), view) : Scores.NONE,
              cess.network().ai().models().certificateOf(task));
      if (html != null) {
        try {
          Files.writeString(html, ReportPage.of(report));
        } catch (IOException e) {
          throw new CommandException("cannot write " + html + ": " + e.getMessage(), e);
        }
        console.say("report: " + html);
      }
      console.result(ReportTables.json(report), ReportTables.text(report));
      return view.state().round().phase().isOver();
    }
  }

  private Scores scores(Ai ai, TaskView view) throws IOException {
    Architecture architecture = Architecture.named(view.architecture());
    DataSet given = examples.labelled(architecture.classes());
    return new RoundModels(ai, view, work).score(architecture, Computing.with(architecture), given);
  }
}
