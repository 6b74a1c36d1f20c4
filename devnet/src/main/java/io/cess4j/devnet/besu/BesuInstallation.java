package io.cess4j.devnet.besu;

import io.cess4j.devnet.DevnetException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Besu on this machine.
 *
 * @param program {@code bin/besu}
 * @param home what holds its {@code lib}; null where the program does not lie in a distribution, so
 *     that its nodes cannot share a JVM
 * @param foundBy how it was found, for people
 */
public record BesuInstallation(Path program, @Nullable Path home, String foundBy) {
  /** Environment variable with the folder of a distribution. */
  public static final String VARIABLE = "BESU_HOME";

  private static final Pattern JAR = Pattern.compile("besu(?:-app)?-(\\d[\\w.+-]*)\\.jar");

  /**
   * Besu by {@code BESU_HOME}, else by the PATH; empty where there is none.
   *
   * @throws DevnetException.EngineMissing where {@code BESU_HOME} names no Besu: it is not ignored
   */
  public static Optional<BesuInstallation> find() {
    return find(System.getenv());
  }

  static Optional<BesuInstallation> find(Map<String, String> environment) {
    String named = environment.get(VARIABLE);
    if (named != null && !named.isBlank()) {
      Path program = Path.of(named).resolve("bin").resolve("besu").toAbsolutePath();
      if (!Files.isExecutable(program)) {
        throw new DevnetException.EngineMissing(
            "besu", program.toString(), "correct " + VARIABLE + ", or leave it out");
      }
      return Optional.of(of(program, VARIABLE));
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve("besu").toAbsolutePath())
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst()
        .map(program -> of(program, "the PATH"));
  }

  private static BesuInstallation of(Path program, String foundBy) {
    try {
      Path real = program.toRealPath();
      Path bin = real.getParent();
      Path home = bin == null ? null : bin.getParent();
      boolean distribution = home != null && Files.isDirectory(home.resolve("lib"));
      return new BesuInstallation(real, distribution ? home : null, foundBy);
    } catch (IOException e) {
      throw new DevnetException.FileFailed(program, "cannot be followed", e);
    }
  }

  /** By the name of its jar; empty where that does not say it. */
  public Optional<String> version() {
    if (home == null) {
      return Optional.empty();
    }
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return jars.map(jar -> JAR.matcher(jar.getFileName().toString()))
          .filter(Matcher::matches)
          .map(jar -> jar.group(1))
          .findFirst();
    } catch (IOException e) {
      throw new DevnetException.FileFailed(home, "cannot be read", e);
    }
  }

  @Override
  public String toString() {
    return "Besu " + version().map(version -> version + " ").orElse("") + "(" + program + ")";
  }
}
