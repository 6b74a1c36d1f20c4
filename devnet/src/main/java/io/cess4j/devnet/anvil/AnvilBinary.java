package io.cess4j.devnet.anvil;

import io.cess4j.devnet.DevnetException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds anvil: system property, environment, the repository's node_modules (beside the command, or
 * above the working directory), PATH.
 */
final class AnvilBinary {
  /** System property with the path of the program. */
  static final String PROPERTY = "cess.anvil";

  /** Environment variable with the path of the program. */
  static final String VARIABLE = "ANVIL_BIN";

  private final Function<String, @Nullable String> properties;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  AnvilBinary(
      Function<String, @Nullable String> properties,
      Map<String, String> environment,
      Path workingDirectory) {
    this.properties = properties;
    this.environment = environment;
    this.workingDirectory = workingDirectory.toAbsolutePath();
  }

  static AnvilBinary ofThisMachine() {
    return new AnvilBinary(System::getProperty, System.getenv(), Path.of(""));
  }

  Path find() {
    String override = properties.apply(PROPERTY);
    if (override == null) {
      override = environment.get(VARIABLE);
    }
    if (override != null) {
      Path named = Path.of(override);
      if (!Files.isExecutable(named)) {
        throw new DevnetException.EngineMissing(
            "anvil",
            named.toString(),
            "correct -D" + PROPERTY + " or " + VARIABLE + ", or leave them out");
      }
      return named;
    }
    return Stream.of(inRepository(), onPath())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new DevnetException.EngineMissing(
                    "anvil",
                    packaged() + " above " + start() + ", and on PATH",
                    "run `npm ci` in contracts/, or set " + VARIABLE));
  }

  private Optional<Path> inRepository() {
    for (Path folder = start(); folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolve(packaged());
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The build's tests set the first, the command, which is called from anywhere, the second. */
  private Path start() {
    return Stream.of("cess.repository", "cess.home")
        .map(properties)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst()
        .map(Path::of)
        .orElse(workingDirectory);
  }

  private Optional<Path> onPath() {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(program()))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private String packaged() {
    return "contracts/node_modules/@foundry-rs/anvil-"
        + system()
        + "-"
        + architecture()
        + "/bin/"
        + program();
  }

  private String system() {
    String name = property("os.name");
    return name.contains("mac") ? "darwin" : name.contains("windows") ? "win32" : "linux";
  }

  private String architecture() {
    String name = property("os.arch");
    return name.contains("aarch64") || name.contains("arm64") ? "arm64" : "amd64";
  }

  private String program() {
    return property("os.name").contains("windows") ? "anvil.exe" : "anvil";
  }

  private String property(String key) {
    String value = properties.apply(key);
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }
}
