package io.cess4j.fingerprint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The published samples, which are not in the repository: in the folder that the system property
 * {@code cess.fingerprint.data} or the environment's CESS_FINGERPRINT_DATA names, else beside the
 * repository.
 */
public final class TestData {
  private TestData() {}

  /**
   * The file of this name, for example {@code iscc/demo.jpg}; skips the calling test where there is
   * none.
   */
  public static Path file(String name) {
    @Nullable Path file =
        Stream.of(
                System.getProperty("cess.fingerprint.data"),
                System.getenv("CESS_FINGERPRINT_DATA"),
                System.getProperty("cess.repository", ".") + "/../shared/data/fingerprint",
                System.getProperty("cess.repository", ".") + "/../../shared/data/fingerprint")
            .filter(Objects::nonNull)
            .map(folder -> Path.of(folder, name))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    if (file == null) {
      System.out.println(
          "Skipped: no "
              + name
              + ". Name the folder of samples by -Dcess.fingerprint.data or CESS_FINGERPRINT_DATA");
    }
    assumeTrue(file != null, "no " + name + " in any folder of samples");
    return Objects.requireNonNull(file);
  }
}
