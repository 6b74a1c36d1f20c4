package io.cess4j.scenario;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Processes of the product's own programs, as an operator starts them. */
public final class Programs {
  static final Redirect NOWHERE = Redirect.DISCARD;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Programs() {}

  /** The command of a Java program. */
  static List<String> java(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  /** {@code cess ...} with another command in front of it, in the background. */
  static Process cess(
      List<String> prefix, Map<String, String> environment, Path log, String... arguments)
      throws IOException {
    return builder(prefix, environment, arguments)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  /** {@code cess ... --json}; its result. */
  public static JsonNode json(
      List<String> prefix, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        builder(prefix, environment, arguments).redirectError(Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    List<String> lines = out.strip().lines().toList();
    return JSON.readTree(lines.isEmpty() ? "{}" : lines.getLast());
  }

  private static ProcessBuilder builder(
      List<String> prefix, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(java("io.cess4j.cli.Cess", arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }
}
