package io.cess4j.sdk.storage;

import io.cess4j.protocol.encryption.CiphertextReader;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.sdk.CessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Decrypts a file into {@code target}. What is not complete lies beside it with the file id in its
 * name, and the next call goes on there; the target appears only when it is whole.
 */
final class Download {
  private static final int BUFFER = 65_536;

  private final Path target;
  private final Path partial;
  private final Progress progress;

  Download(String fid, Path target, Progress progress) {
    this.target = target.toAbsolutePath();
    this.partial =
        this.target.resolveSibling(
            "." + this.target.getFileName() + "." + fid.substring(0, 16) + ".part");
    this.progress = progress;
  }

  /**
   * @param length of the plaintext
   * @throws CessException.LocalFile where the target cannot be written
   */
  void run(CiphertextReader ciphertext, DataKey key, long length) throws IOException {
    long done = resumeAt(length);
    try (OutputStream out =
            Files.newOutputStream(partial, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        InputStream plaintext = new FileCipher(key).decryptingRange(ciphertext, done, length)) {
      byte[] buffer = new byte[BUFFER];
      progress.at(Progress.Step.READING, done, length);
      for (int read; (read = plaintext.read(buffer)) >= 0; ) {
        write(out, buffer, read);
        done += read;
        progress.at(Progress.Step.READING, done, length);
      }
    }
    finish();
  }

  private long resumeAt(long length) {
    try {
      if (Files.isDirectory(target)) {
        throw new CessException.LocalFile(target + " is a folder: name a file", null);
      }
      if (!Files.exists(partial)) {
        return 0;
      }
      if (Files.size(partial) > length) {
        Files.delete(partial);
        return 0;
      }
      return Files.size(partial);
    } catch (IOException e) {
      throw new CessException.LocalFile("cannot look at " + partial + ": " + e, e);
    }
  }

  private void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw new CessException.LocalFile(
          "cannot write %s (%s): make room, then run the same command again; it goes on where it stopped"
              .formatted(partial, e.getMessage()),
          e);
    }
  }

  private void finish() throws IOException {
    try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
