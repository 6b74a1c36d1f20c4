package io.cess4j.cli.fingerprint;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the index of known works is. */
final class IndexOption {
  private static final String VARIABLE = "CESS_INDEX";

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description =
          "Folder of the index (default: CESS_INDEX, or .cess/similarity beside this command).")
  private @Nullable Path folder;

  Path folder() {
    if (folder != null) {
      return folder;
    }
    String variable = System.getenv(VARIABLE);
    return variable != null
        ? Path.of(variable)
        : Path.of(System.getProperty("cess.home", "")).resolve(".cess").resolve("similarity");
  }
}
