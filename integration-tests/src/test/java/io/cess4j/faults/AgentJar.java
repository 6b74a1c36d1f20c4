package io.cess4j.faults;

import io.cess4j.faults.agent.KillAgent;
import io.cess4j.faults.agent.Reached;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The agent's classes as the jar that {@code -javaagent} wants, made once a test run. */
final class AgentJar {
  private static final Path JAR = make();

  private AgentJar() {}

  static Path path() {
    return JAR;
  }

  private static Path make() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", KillAgent.class.getName());
    try {
      Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
      Path jar = Files.createTempFile(folder, "kill-agent-", ".jar");
      jar.toFile().deleteOnExit();
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file, manifest)) {
        for (String name : List.of("KillAgent", "KillAgent$OneMethod", "KillAgent$1", "Reached")) {
          add(out, Reached.class.getPackageName().replace('.', '/') + "/" + name + ".class");
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(JarOutputStream out, String entry) throws IOException {
    out.putNextEntry(new JarEntry(entry));
    try (InputStream in =
        Objects.requireNonNull(AgentJar.class.getClassLoader().getResourceAsStream(entry), entry)) {
      in.transferTo(out);
    }
  }
}
