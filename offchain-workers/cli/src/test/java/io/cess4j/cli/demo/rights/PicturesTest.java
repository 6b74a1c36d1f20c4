package io.cess4j.cli.demo.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.cli.rights.NearestViews;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.work.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo shows must be there to be shown: a near copy that is found, a work that is not. */
final class PicturesTest {
  private static final int THRESHOLD = 72; // CopyChallenges at genesis, pictures

  private final Fingerprinter fingerprinter = new Fingerprinter();
  @TempDir private Path folder;

  @Test
  void theCopyIsNearTheOriginalAndTheDerivedWorkIsNot() throws IOException {
    Pictures pictures = Pictures.draw(folder, RightsDemo.SEED);
    Description original = describe(pictures.original());
    Description copy = describe(pictures.copy());
    Description derived = describe(pictures.derived());
    NearestViews nearest = NearestViews.of(copy, original);
    assertThat(nearest.distance()).isEqualTo(copy.distance(original)).isBetween(1, THRESHOLD);
    assertThat(derived.distance(original)).as("by any view").isGreaterThan(THRESHOLD);
  }

  @Test
  void theSameSeedDrawsTheSameOriginal() throws IOException {
    Pictures once = Pictures.draw(folder.resolve("once"), 7);
    Pictures again = Pictures.draw(folder.resolve("again"), 7);
    assertThat(Files.readAllBytes(again.original())).isEqualTo(Files.readAllBytes(once.original()));
    assertThat(Files.size(once.copy())).isLessThan(Files.size(once.original()));
  }

  private Description describe(Path picture) {
    return Objects.requireNonNull(fingerprinter.of(picture).description());
  }
}
