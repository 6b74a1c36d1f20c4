package io.cess4j.cli.ai;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
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
          + " refutations, what was earned and lost.",
      "--html writes the same as a page."
    })
final class TaskResultCommand extends CessCommand {
  @Parameters(paramLabel = "TASK", description = "Number of the task.")
  private long task;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a report.")
  private @Nullable Path html;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      TaskView view = cess.ai().status(task);
      if (html != null) {
        try {
          Files.writeString(html, TaskPage.of(view));
        } catch (IOException e) {
          throw new CommandException("cannot write " + html + ": " + e.getMessage(), e);
        }
        console.say("report: " + html);
      }
      console.result(TaskTables.json(view), TaskTables.text(view));
      return view.state().round().phase().isOver();
    }
  }
}
