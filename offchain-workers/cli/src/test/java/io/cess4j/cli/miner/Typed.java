package io.cess4j.cli.miner;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command that was typed with {@code --json} left.
 *
 * @param result empty where it failed
 * @param failure its reason; empty where it did not
 * @param words what it said on the way
 */
public record Typed(JsonNode result, String failure, String words) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static Typed run(Object command, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("--json"));
    arguments.addAll(options);
    return plain(command, arguments);
  }

  /** The same where the caller says {@code --json}, e.g. behind the name of a subcommand. */
  public static Typed plain(Object command, List<String> arguments) {
    AtomicReference<String> reason = new AtomicReference<>("");
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(words, true, StandardCharsets.UTF_8));
    try {
      new CommandLine(command)
          .setExecutionExceptionHandler(
              (exception, line, parsed) -> {
                reason.set(String.valueOf(exception.getMessage()));
                return 1;
              })
          .execute(arguments.toArray(String[]::new));
    } finally {
      System.setOut(usualOut);
      System.setErr(usualErr);
    }
    return new Typed(
        reason.get().isEmpty()
            ? JSON.readTree(out.toString(StandardCharsets.UTF_8))
            : JSON.createObjectNode(),
        reason.get(),
        words.toString(StandardCharsets.UTF_8));
  }
}
