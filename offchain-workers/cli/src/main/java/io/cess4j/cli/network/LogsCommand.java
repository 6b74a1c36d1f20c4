package io.cess4j.cli.network;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.NetworkFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess logs}. */
@Command(
    name = "logs",
    description = "Show the newest log lines of a process, or name the processes that have logs.")
public final class LogsCommand extends CessCommand {
  private static final long LOOK_AGAIN_MILLIS = 300;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROCESS",
      description = "For example gateway-1 or storage-miner-3; the beginning of a name will do.")
  private @Nullable String process;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "40",
      paramLabel = "N",
      description = "How many lines (default: 40).")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written, until interrupted.")
  private boolean follow;

  @Mixin private HomeOption home = new HomeOption();

  @Override
  protected boolean run(Console console) throws IOException, InterruptedException {
    List<String> names = names(home.place().folder());
    if (process == null) {
      console.result(
          Map.of("ok", true, "processes", names), String.join(System.lineSeparator(), names));
      return true;
    }
    String name =
        names.stream()
            .filter(one -> one.startsWith(process))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandException(
                        "no process "
                            + process
                            + " has a log; there are "
                            + String.join(", ", names)));
    show(console, home.place().folder().log(name));
    return true;
  }

  private static List<String> names(NetworkFolder folder) throws IOException {
    Path logs = folder.log("x").getParent();
    if (logs == null || !Files.isDirectory(logs)) {
      throw new CommandException(
          "there are no logs in " + folder.home() + ": start with 'cess up'");
    }
    try (Stream<Path> files = Files.list(logs)) {
      return files
          .map(file -> file.getFileName().toString().replaceAll("\\.log$", ""))
          .sorted()
          .toList();
    }
  }

  private void show(Console console, Path log) throws IOException, InterruptedException {
    Deque<String> newest = new ArrayDeque<>();
    try (BufferedReader reader = Files.newBufferedReader(log)) {
      for (String line; (line = reader.readLine()) != null; ) {
        newest.addLast(line);
        if (newest.size() > lines) {
          newest.removeFirst();
        }
      }
      if (!follow) {
        console.result(
            Map.of("ok", true, "lines", List.copyOf(newest)),
            String.join(System.lineSeparator(), newest));
        return;
      }
      newest.forEach(console::say);
      while (true) {
        String line = reader.readLine();
        if (line == null) {
          Thread.sleep(LOOK_AGAIN_MILLIS);
        } else {
          console.say(line);
        }
      }
    }
  }
}
