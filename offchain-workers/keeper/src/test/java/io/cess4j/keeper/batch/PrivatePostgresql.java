package io.cess4j.keeper.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the test's own: a cluster in a temporary folder on a free port of this
 * machine. The server refuses to run as root, so there another user runs it.
 */
final class PrivatePostgresql implements AutoCloseable {
  private static final String NOBODY = "65534";
  private static final String SECRET = "of the test only";

  private final Path folder;
  private final int port;

  private PrivatePostgresql(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  static boolean isInstalled() {
    return program("initdb") != null && program("pg_ctl") != null;
  }

  static boolean canRun() {
    return !isRoot() || program("setpriv") != null;
  }

  static PrivatePostgresql start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cess-postgresql");
    if (isRoot()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    Path password = Files.writeString(folder.resolve("password"), SECRET);
    String cluster = folder.resolve("cluster").toString();
    run(
        "initdb",
        "--pgdata=" + cluster,
        "--username=keeper",
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--no-sync");
    int port = freePort();
    run(
        "pg_ctl",
        "--pgdata=" + cluster,
        "--log=" + folder.resolve("log"),
        "--wait",
        "--options=-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=".formatted(port),
        "start");
    return new PrivatePostgresql(folder, port);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  String user() {
    return "keeper";
  }

  String password() {
    return SECRET;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("pg_ctl", "--pgdata=" + folder.resolve("cluster"), "--mode=immediate", "--wait", "stop");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void run(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.add(String.valueOf(program(program)));
    command.addAll(Arrays.asList(arguments));
    Path said = Files.createTempFile("cess-postgresql", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile()) // a pipe would stay open in the server
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command + " failed: " + Files.readString(said));
      }
    } finally {
      Files.delete(said);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** The newest of the distribution's, then the PATH's. */
  private static @Nullable Path program(String name) {
    List<Path> folders = new ArrayList<>();
    Path versions = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(versions)) {
      try (Stream<Path> found = Files.list(versions)) {
        found.sorted(Comparator.reverseOrder()).forEach(one -> folders.add(one.resolve("bin")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Arrays.stream(path.split(":")).map(Path::of).forEach(folders::add);
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
