package io.cess4j.devnet.network;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Class path of a worker: this JVM's own. */
final class WorkerClasses {
  private WorkerClasses() {}

  /**
   * Where the program is in a jar, jars alone: folders with the classes of a test are none of a
   * worker's business, and a {@link ClassArchive} takes none.
   */
  static String path(String mainClass) {
    String path = System.getProperty("java.class.path");
    return isInJar(mainClass) ? jarsOf(path) : path;
  }

  private static boolean isInJar(String mainClass) {
    URL place = ClassLoader.getSystemResource(mainClass.replace('.', '/') + ".class");
    return place != null && place.getProtocol().equals("jar");
  }

  static String jarsOf(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> !Files.isDirectory(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
