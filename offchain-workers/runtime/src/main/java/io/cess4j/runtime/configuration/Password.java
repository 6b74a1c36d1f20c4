package io.cess4j.runtime.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a password is, never the password itself: {@code file:/run/secrets/miner} or {@code
 * env:CESS_KEYSTORE_PASSWORD}. So no configuration file, process list or {@code --print-config} can
 * carry one.
 */
public record Password(String source) {

  private static final String FILE = "file:";
  private static final String ENVIRONMENT = "env:";

  public Password {
    if (!source.startsWith(FILE) && !source.startsWith(ENVIRONMENT)) {
      throw new IllegalArgumentException(
          "a password is given as file:PATH or env:NAME, never in plain text");
    }
  }

  /**
   * Reads it; the end of the file's first line ends the password.
   *
   * @throws ConfigurationException where it is missing or empty
   */
  public char[] read(Map<String, String> environment) {
    String text =
        source.startsWith(FILE)
            ? firstLine(Path.of(source.substring(FILE.length())))
            : environment.getOrDefault(source.substring(ENVIRONMENT.length()), "");
    if (text.isEmpty()) {
      throw new ConfigurationException(
          "the password at " + source + " is empty or missing; put it there or name another place");
    }
    return text.toCharArray();
  }

  private String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new ConfigurationException(
          "the password file %s cannot be read (%s); create it with mode 600".formatted(file, e));
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
