package io.cess4j.runtime.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The texts that the user gave, later sources over earlier ones: file, environment, flags. */
final class Sources {

  record Given(String text, String source) {}

  private final Map<String, Given> given = new LinkedHashMap<>();
  private final Collection<String> keys;

  private Sources(Collection<String> keys) {
    this.keys = keys;
  }

  static Map<String, Given> read(
      Collection<String> keys, List<String> flags, Map<String, String> environment) {
    Sources sources = new Sources(keys);
    Map<String, String> fromFlags = parse(flags);
    String file = fromFlags.remove("config");
    if (file == null) {
      file = environment.get("CESS_CONFIG");
    }
    if (file != null) {
      sources.file(file);
    }
    sources.environment(environment);
    fromFlags.forEach((key, text) -> sources.put(key, text, "flag --" + key));
    return sources.given;
  }

  private static Map<String, String> parse(List<String> flags) {
    Map<String, String> parsed = new LinkedHashMap<>();
    for (String flag : flags) {
      if (!flag.startsWith("--")) {
        throw new ConfigurationException(
            "unexpected argument \"" + flag + "\"; options are written --key=value");
      }
      int equals = flag.indexOf('=');
      String key = equals < 0 ? flag.substring(2) : flag.substring(2, equals);
      parsed.put(key, equals < 0 ? "" : flag.substring(equals + 1));
    }
    return parsed;
  }

  private void file(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "the configuration file %s cannot be read: %s".formatted(file, e));
    }
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(key -> put(key, properties.getProperty(key).strip(), "file " + file));
  }

  /**
   * Names that only look like one of ours are refused; quite different CESS_ names are left alone,
   * because workers of several roles share one environment.
   */
  private void environment(Map<String, String> environment) {
    Map<String, String> byName = new LinkedHashMap<>();
    keys.forEach(key -> byName.put(KeyNames.inEnvironment(key), key));
    environment.forEach(
        (name, text) -> {
          String key = byName.get(name);
          if (key != null) {
            given.put(key, new Given(text, "environment " + name));
          } else if (name.startsWith(KeyNames.ENVIRONMENT_PREFIX)) {
            KeyNames.nearest(name, byName.keySet())
                .filter(near -> KeyNames.distance(name, near) == 1)
                .ifPresent(near -> refuse(name, "environment", near));
          }
        });
  }

  private void put(String key, String text, String source) {
    if (!keys.contains(key)) {
      refuse(key, source, KeyNames.nearest(key, keys).orElse("none"));
    }
    given.put(key, new Given(text, source));
  }

  private static void refuse(String key, String source, String nearest) {
    throw new ConfigurationException(
        "unknown key \"%s\" (%s); did you mean \"%s\"?".formatted(key, source, nearest));
  }
}
