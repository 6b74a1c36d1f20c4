package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One writer a folder. The kernel frees the lock of a killed process. Folders that this JVM holds
 * are known apart from it, because closing any channel of a file frees POSIX locks of the whole
 * process.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "writer.lock";
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @throws IndexException.Locked if the folder has a writer
   */
  static FolderLock take(Path path) throws IOException {
    Path folder = path.toRealPath();
    if (!HELD.add(folder)) {
      throw new IndexException.Locked(
          "This process already writes to the index in " + path + ": close it first");
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(NAME),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new IndexException.Locked(
            "Process %s writes to the index in %s: wait for it or end it; searching needs no lock"
                .formatted(holder(channel), path));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new FolderLock(folder, channel);
    } catch (IOException | RuntimeException e) {
      HELD.remove(folder);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    return text.matches("[0-9]+") ? text : "of unknown number";
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }
}
