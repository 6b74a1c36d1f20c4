package io.cess4j.cli;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passwords of keystores: from a file, the environment or the terminal, in this order. Never from
 * an argument, which every process of the machine could read.
 */
public final class Passwords {
  private final Map<String, String> environment;

  public Passwords(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The password of a keystore that exists.
   *
   * @param file whose first line it is; null to go on with the variable
   * @param variable of the environment
   * @throws CommandException where there is none, or no terminal to ask on
   */
  public String of(Path keystore, @Nullable Path file, String variable) {
    if (file != null) {
      return firstLine(file);
    }
    String text = environment.get(variable);
    return text != null && !text.isEmpty()
        ? text
        : ask(terminal(variable), "password of " + keystore + ": ");
  }

  /** A new one, asked for twice on a terminal. */
  public String choose(Path keystore, @Nullable Path file, String variable) {
    if (file != null) {
      return firstLine(file);
    }
    String text = environment.get(variable);
    if (text != null && !text.isEmpty()) {
      return text;
    }
    Console terminal = terminal(variable);
    String chosen = ask(terminal, "new password for " + keystore + ": ");
    if (!chosen.equals(ask(terminal, "the same again: "))) {
      throw new CommandException("the two passwords differ: nothing was written");
    }
    return chosen;
  }

  private static Console terminal(String variable) {
    Console terminal = System.console();
    if (terminal == null || !terminal.isTerminal()) {
      throw new CommandException(
          "no password: give a password file, set %s, or use a terminal".formatted(variable));
    }
    return terminal;
  }

  private static String ask(Console terminal, String words) {
    char[] typed = terminal.readPassword("%s", words);
    if (typed == null || typed.length == 0) {
      throw new CommandException("an empty password protects nothing: choose another");
    }
    return new String(typed);
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      String line = lines.findFirst().orElse("");
      if (line.isEmpty()) {
        throw new CommandException("the password file %s is empty".formatted(file));
      }
      return line;
    } catch (IOException | UncheckedIOException e) {
      throw new CommandException(
          "the password file %s cannot be read: create it with mode 600".formatted(file), e);
    }
  }
}
