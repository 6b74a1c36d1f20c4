package io.cess4j.devnet.anvil;

import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is read from anvil's state file: chain time, which stands in its first few hundred bytes.
 */
final class AnvilState {
  private static final int HEAD_BYTES = 4096;
  private static final Pattern TIMESTAMP =
      Pattern.compile("\"timestamp\"\\s*:\\s*\"0x([0-9a-fA-F]{1,15})\"");

  private AnvilState() {}

  /** Timestamp of the newest kept block; empty where nothing is kept. */
  static Optional<Instant> newestBlock(Path state) {
    if (!Files.exists(state)) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(state)) {
      String head = new String(stream.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      Matcher timestamp = TIMESTAMP.matcher(head);
      if (!timestamp.find()) {
        throw new DevnetException.FileFailed(
            state, "is no anvil state: move it away to begin a new chain", null);
      }
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(timestamp.group(1), 16)));
    } catch (IOException e) {
      throw new DevnetException.FileFailed(state, "cannot be read", e);
    }
  }
}
