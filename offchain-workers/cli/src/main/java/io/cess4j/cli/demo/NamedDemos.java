package io.cess4j.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Demos by name: {@code tools/demos} tells of all, the class path has those that can be played. */
final class NamedDemos {
  private NamedDemos() {}

  /** Names and what they show, one a line: the name, then spaces, then words. */
  static Map<String, String> list() {
    Path file = Path.of(System.getProperty("cess.home", "")).resolve("tools/demos");
    Map<String, String> demos = new LinkedHashMap<>();
    if (Files.exists(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split(" +", 2);
          demos.put(parts[0], parts[1]);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return demos;
  }

  /** The demo of that name, where it is on the class path. */
  static Optional<Scenario> find(String name) {
    return ServiceLoader.load(Scenario.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(scenario -> scenario.name().equals(name))
        .findFirst();
  }
}
