package io.cess4j.devnet.besu.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of the JVM that carries all nodes of a chain, each on a thread of its own. They end
 * as Besu does, by its shutdown hooks, on SIGTERM.
 */
public final class EmbeddedBesu {
  /** Begins the line that says why this version of Besu cannot be embedded. */
  public static final String UNFIT = "besu cannot be embedded: ";

  private EmbeddedBesu() {}

  /**
   * @param args a file with the nodes' arguments, a line each, an empty line after each node
   */
  @SuppressWarnings("SystemOut") // its standard output is the log that the parent reads
  public static void main(String[] args) throws IOException, InterruptedException {
    BesuEntrance entrance;
    try {
      entrance = BesuEntrance.open();
    } catch (ReflectiveOperationException | LinkageError e) {
      System.out.println(UNFIT + e);
      System.exit(1);
      return;
    }
    for (List<String> node : read(Path.of(args[0]))) {
      Thread.ofPlatform().name("besu").start(() -> run(entrance, node));
      // What Besu sets up once in a JVM (logging, metrics, crypto) is not made for two at a time.
      Listening.await(node);
    }
  }

  @SuppressWarnings("SystemOut") // as above
  private static void run(BesuEntrance entrance, List<String> arguments) {
    int status = 1;
    try {
      status = entrance.run(arguments);
    } catch (ReflectiveOperationException | LinkageError e) {
      System.out.println(UNFIT + e);
    } finally {
      // A network with a node less would look like a healthy one.
      System.exit(status);
    }
  }

  static List<List<String>> read(Path file) throws IOException {
    List<List<String>> nodes = new ArrayList<>();
    List<String> node = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isEmpty()) {
        nodes.add(List.copyOf(node));
        node.clear();
      } else {
        node.add(line);
      }
    }
    return nodes;
  }
}
