package io.cess4j.bench.pipeline;

import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A file of random bytes to the network and back.
 *
 * @param put until the chain says that it is stored
 * @param get through the gateway, decrypted and compared
 * @param peakMiB largest memory of each process meanwhile
 * @param deals how many carry the file
 */
record RoundTrip(Transfer put, Transfer get, Map<String, Long> peakMiB, int deals) {
  private static final int PORTION = 1 << 20;

  static RoundTrip of(Cess cess, ProcessFigures processes, Path folder, long bytes, long seed)
      throws Exception {
    Path file = folder.resolve("file");
    Path copy = folder.resolve("copy");
    write(file, bytes, seed);
    processes.forgetPeaks();
    AtomicReference<StoredFile> stored = new AtomicReference<>();
    Transfer put =
        Transfer.of(
            bytes, processes, () -> stored.set(cess.storage().put(file, PutOptions.defaults())));
    Transfer get =
        Transfer.of(
            bytes,
            processes,
            () -> cess.storage().get(stored.get().fid(), copy, GetOptions.defaults()));
    Map<String, Long> peaks = processes.peakMiB();
    if (Files.mismatch(file, copy) >= 0) {
      throw new IllegalStateException(
          "the file came back changed at byte " + Files.mismatch(file, copy));
    }
    Files.delete(file);
    Files.delete(copy);
    return new RoundTrip(put, get, peaks, stored.get().deals().size());
  }

  private static void write(Path file, long bytes, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] portion = new byte[PORTION];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = bytes; left > 0; left -= PORTION) {
        random.nextBytes(portion);
        out.write(portion, 0, (int) Math.min(PORTION, left));
      }
    }
  }
}
