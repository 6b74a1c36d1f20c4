package io.cess4j.devnet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ClassArchiveTest {
  private static final WorkerRole ROLE = WorkerRole.KEEPER;

  @TempDir private Path folder;
  private Path archive = Path.of("");

  @BeforeEach
  void nameTheArchive() {
    archive = folder.resolve("keeper.jsa");
  }

  @Test
  void whatTheFirstWorkerWroteTheOthersMap() throws Exception {
    assertThat(ClassArchive.flags(folder, ROLE, 1)).isEmpty();
    assertThat(runs(ClassArchive.flags(folder, ROLE, 0))).isZero();
    ClassArchive.seal(folder, ROLE);

    List<String> flags = new ArrayList<>(ClassArchive.flags(folder, ROLE, 1));
    assertThat(flags).isNotEmpty();
    flags.add("-Xshare:on"); // the JVM fails where it cannot map it
    assertThat(runs(flags)).isZero();
  }

  @Test
  void aTornArchiveIsNotMapped() throws Exception {
    assertThat(runs(ClassArchive.flags(folder, ROLE, 0))).isZero();
    assertThat(ClassArchive.flags(folder, ROLE, 1)).as("not sealed").isEmpty();
    ClassArchive.seal(folder, ROLE);
    long whole = Files.size(archive);
    Files.write(archive, List.of("torn"));

    assertThat(ClassArchive.flags(folder, ROLE, 1)).isEmpty();
    assertThat(runs(ClassArchive.flags(folder, ROLE, 0))).isZero();
    assertThat(Files.size(archive)).as("written anew").isGreaterThan(whole / 2);
  }

  @Test
  void withoutAFolderThereIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThat(ClassArchive.flags(file, ROLE, 0)).isEmpty();
  }

  @Test
  void foldersAreLeftOutOfAPathOfJars() {
    String path = String.join(File.pathSeparator, "a.jar", folder.toString(), "b.jar");

    assertThat(WorkerClasses.jarsOf(path)).isEqualTo("a.jar" + File.pathSeparator + "b.jar");
  }

  /** A program that a JVM runs and that ends at once. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      System.out.println(arguments.length);
    }
  }

  private int runs(List<String> flags) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(flags);
    command.addAll(List.of("-cp", jar().toString(), Program.class.getName()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private Path jar() throws IOException {
    Path jar = folder.resolve("program.jar");
    String name = Program.class.getName().replace('.', '/') + ".class";
    if (!Files.exists(jar)) {
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          InputStream bytes = ClassLoader.getSystemResourceAsStream(name)) {
        out.putNextEntry(new JarEntry(name));
        java.util.Objects.requireNonNull(bytes).transferTo(out);
      }
    }
    return jar;
  }
}
