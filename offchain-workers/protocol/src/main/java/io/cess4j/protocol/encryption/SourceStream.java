package io.cess4j.protocol.encryption;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The caller's ciphertext stream, its failures marked. */
final class SourceStream extends FilterInputStream {

  SourceStream(InputStream source) {
    super(source);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw new SourceFailure(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (IOException e) {
      throw new SourceFailure(e);
    }
  }
}
