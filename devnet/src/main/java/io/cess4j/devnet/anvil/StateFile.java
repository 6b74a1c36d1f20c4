package io.cess4j.devnet.anvil;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;

/**
 * A kept chain on disk. Anvil writes a state over the one before, so that a kill in the middle
 * leaves neither: it only does so into a file of its own, when it ends. The state itself is always
 * whole, for it is written beside the old one, then takes its place.
 */
final class StateFile {
  private final Path state;

  StateFile(Path state) {
    this.state = state;
  }

  /** Where anvil itself writes when it ends. */
  Path exit() {
    return state.resolveSibling("exit.json");
  }

  /** Takes what the last anvil wrote at its end, which is newer; half of it is nothing. */
  void settle() throws IOException {
    if (!Files.exists(exit())) {
      return;
    }
    try (InputStream json = Files.newInputStream(exit())) {
      replace(json, OutputStream.nullOutputStream());
    } catch (JacksonException killedMeanwhile) {
      Files.deleteIfExists(fresh());
    }
    Files.delete(exit());
  }

  /**
   * Puts a state in the place of the one before.
   *
   * @param traced as for {@link StateFilter}
   * @return how many transactions had traces
   * @throws JacksonException where the new one is malformed or not all there; then the old one
   *     stays
   */
  int replace(InputStream json, OutputStream traced) throws IOException {
    int count;
    try (FileChannel file =
        FileChannel.open(
            fresh(),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
      count = StateFilter.withoutTraces(json, new Unclosed(buffered), traced);
      buffered.flush();
      file.force(true);
    }
    Files.move(fresh(), state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return count;
  }

  private Path fresh() {
    return state.resolveSibling("fresh.json");
  }

  /** A generator closes what it writes to; the file has to be synced before. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
