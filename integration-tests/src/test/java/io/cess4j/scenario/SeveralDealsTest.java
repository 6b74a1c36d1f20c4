package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.protocol.layout.Sizes;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file that one deal cannot carry (protocol.md section 2): more than 1 GiB of ciphertext. */
@WholeNetwork
@Tag("full")
class SeveralDealsTest {
  private static final long BYTES = Sizes.DEAL_BYTES + (5 << 20) + 7;

  private final CessNetwork network;

  SeveralDealsTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void aFileOfTwoDealsIsStoredWholeAndReadBackBothWays() throws IOException {
    Path original = write();

    StoredFile file = network.client().stores(original);

    FileStat stat = network.client().stat(file);
    assertThat(stat.deals()).as("one file id, two deals").hasSize(2);
    assertThat(file.deals()).hasSize(2);
    assertSame(original, network.client().copies(file));
    network.minersOf(file).subList(0, 2).forEach(network::kill);
    assertSame(original, network.client().copiesDirectly(file));
  }

  private static void assertSame(Path original, Path copy) throws IOException {
    assertThat(Files.mismatch(original, copy)).as("first byte that differs").isEqualTo(-1);
    Files.delete(copy);
  }

  private Path write() throws IOException {
    RandomGenerator random = Seeded.random(SeveralDealsTest.class);
    Path file = Files.createDirectories(network.client().folder()).resolve("two-deals.bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = BYTES; left > 0; left -= 1 << 20) {
        out.write(Seeded.bytes(random, (int) Math.min(1 << 20, left)));
      }
    }
    return file;
  }
}
