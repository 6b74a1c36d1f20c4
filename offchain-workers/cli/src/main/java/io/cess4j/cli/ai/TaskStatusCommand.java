package io.cess4j.cli.ai;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.TaskView;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess ai task status}. */
@Command(
    name = "status",
    description = {
      "The rounds of a task: who committed, revealed, counts, voted; what each seat has.",
      "--watch shows it again whenever something has happened, until the task is over."
    })
final class TaskStatusCommand extends CessCommand {
  @Parameters(paramLabel = "TASK", description = "Number of the task.")
  private long task;

  @Option(names = "--watch", description = "Go on until the task is over.")
  private boolean watch;

  @Option(
      names = "--every",
      defaultValue = "2s",
      paramLabel = "T",
      description = "Time between two looks (default: ${DEFAULT-VALUE}).")
  private String every = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws InterruptedException {
    Duration pause = Spans.parse(every);
    try (Cess cess = connection.connect()) {
      String shown = "";
      TaskView view = cess.ai().status(task);
      while (watch && !view.state().round().phase().isOver()) {
        String text = TaskTables.text(view);
        if (!text.equals(shown)) {
          console.say(text + System.lineSeparator());
          shown = text;
        }
        Thread.sleep(Math.max(1_000, pause.toMillis()));
        view = cess.ai().status(task);
      }
      console.result(TaskTables.json(view), TaskTables.text(view));
      return true;
    }
  }
}
