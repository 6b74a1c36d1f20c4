package io.cess4j.sdk.storage;

import io.cess4j.sdk.CessException.LocalFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;

/**
 * A file that must hold what it held when it was named. Its end comes only where it does: the last
 * piece of the ciphertext waits for that, so nothing else is ever stored.
 */
final class UnchangedFile extends FilterInputStream {
  private final Path file;
  private final FileContent expected;
  private final Consumer<LocalFile> spoiled;
  private final MessageDigest digest = FileContent.sha256();
  private boolean checked;

  /**
   * @param spoiled is told before a read fails
   */
  UnchangedFile(InputStream in, Path file, FileContent expected, Consumer<LocalFile> spoiled) {
    super(in);
    this.file = file;
    this.expected = expected;
    this.spoiled = spoiled;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      digest.update(target, offset, read);
    } else if (read < 0 && !checked) {
      check();
    }
    return read;
  }

  private void check() throws IOException {
    checked = true;
    if (!MessageDigest.isEqual(digest.digest(), expected.digest().toBytes())) {
      LocalFile changed =
          new LocalFile(
              file + " was changed while it was encrypted: store it again once nobody writes to it",
              null);
      spoiled.accept(changed);
      throw new IOException(changed);
    }
  }
}
