package io.cess4j.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Demos by name: {@code tools/demos} tells of those in the test tree, the class path has all that
 * can be played.
 */
final class NamedDemos {
  private NamedDemos() {}

  /** Names and what they show. */
  static Map<String, String> list() {
    Map<String, String> demos = new TreeMap<>(inTheTestTree());
    loaded().forEach(scenario -> demos.put(scenario.name(), scenario.about()));
    return demos;
  }

  /** One a line: the name, then spaces, then words. */
  private static Map<String, String> inTheTestTree() {
    Path file = Path.of(System.getProperty("cess.home", "")).resolve("tools/demos");
    Map<String, String> demos = new TreeMap<>();
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
    return loaded().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static Stream<Scenario> loaded() {
    return ServiceLoader.load(Scenario.class).stream().map(ServiceLoader.Provider::get);
  }
}
