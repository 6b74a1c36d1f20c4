package io.cess4j.ai.worker.journal;

import io.cess4j.ai.worker.WorkerException.JournalDamaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a participant has decided, one line each, on disk before {@link #append} returns and so
 * before the transaction that follows from it. A line that a crash cut off is dropped: nothing
 * followed from it. One process holds a journal at a time, for two would sign two updates of a
 * round.
 */
public final class Journal implements AutoCloseable {
  private final FileChannel channel;
  private final List<JournalEntry> entries;

  private Journal(FileChannel channel, List<JournalEntry> entries) {
    this.channel = channel;
    this.entries = entries;
  }

  /**
   * Opens a journal or begins one.
   *
   * @throws JournalDamaged where another process has it open, or a line other than the last cannot
   *     be read: then what was signed is not known, and nothing may be signed
   */
  public static Journal open(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(channel, file);
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      String text = new String(bytes.array(), StandardCharsets.US_ASCII);
      List<JournalEntry> entries = new ArrayList<>();
      int at = 0;
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
        Optional<JournalEntry> entry = EntryLine.parse(text.substring(at, end));
        if (entry.isEmpty()) {
          channel.close();
          throw new JournalDamaged(
              "%s is damaged at byte %d: restore it, or leave the seat alone; whoever signs a round twice loses its stake"
                  .formatted(file, at));
        }
        entries.add(entry.get());
        at = end + 1;
      }
      channel.truncate(at).position(at);
      return new Journal(channel, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException withinThisProcess) {
      // told below
    }
    channel.close();
    throw new JournalDamaged(file + " is open in another process: end that one first");
  }

  /** Writes an entry; it is on disk when this returns. */
  public synchronized void append(JournalEntry entry) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(EntryLine.of(entry).getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      entries.add(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a kind of a round, oldest first. */
  public synchronized <E extends JournalEntry> List<E> of(int round, Class<E> kind) {
    return entries.stream()
        .filter(entry -> entry.round() == round && kind.isInstance(entry))
        .map(kind::cast)
        .toList();
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
