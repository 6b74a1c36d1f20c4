package io.cess4j.cli.miner;

import io.cess4j.cli.CommandException;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The password of a miner's keystores and where the worker finds it.
 *
 * @param source as the worker's setting names it: {@code file:PATH} or {@code env:NAME}
 */
record Secret(String source, String text) {
  static final String VARIABLE = "CESS_KEYSTORE_PASSWORD";
  private static final String FILE = "file:";
  private static final String ENVIRONMENT = "env:";

  /** Reads it where a setting says; asks on the terminal where the environment does not have it. */
  static Secret of(String source, Map<String, String> environment) {
    if (source.startsWith(FILE)) {
      return new Secret(source, firstLine(Path.of(source.substring(FILE.length()))));
    }
    String name = source.substring(Math.min(source.length(), ENVIRONMENT.length()));
    String text = environment.get(name);
    return new Secret(source, text == null || text.isEmpty() ? ask(name, false) : text);
  }

  /** For a new miner: from the file, the environment, or the terminal, in this order. */
  static Secret choose(Path file, boolean named, Map<String, String> environment) {
    if (named || Files.exists(file)) {
      return new Secret(FILE + file, firstLine(file));
    }
    String text = environment.get(VARIABLE);
    return new Secret(
        ENVIRONMENT + VARIABLE, text == null || text.isEmpty() ? ask(VARIABLE, true) : text);
  }

  private static String ask(String variable, boolean twice) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new CommandException(
          "no password: give --password-file, set %s, or use a terminal".formatted(variable));
    }
    String text = new String(console.readPassword("password of the miner's keystores: "));
    if (text.isEmpty()) {
      throw new CommandException("an empty password protects nothing: choose another");
    }
    if (twice && !text.equals(new String(console.readPassword("the same again: ")))) {
      throw new CommandException("the two passwords differ: nothing was written");
    }
    return text;
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      String line = lines.findFirst().orElse("");
      if (line.isEmpty()) {
        throw new CommandException("the password file %s is empty".formatted(file));
      }
      return line;
    } catch (IOException e) {
      throw new CommandException(
          "the password file %s cannot be read: create it with mode 600".formatted(file), e);
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
