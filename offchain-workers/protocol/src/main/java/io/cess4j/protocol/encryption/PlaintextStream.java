package io.cess4j.protocol.encryption;

import io.cess4j.protocol.CiphertextRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Decrypted bytes: Tink's stream with refusals as {@link CiphertextRejectedException}. */
final class PlaintextStream extends InputStream {

  /** What Tink's streams and channels have in common. */
  interface Source {
    int read(byte[] target, int offset, int length) throws IOException;

    void close() throws IOException;
  }

  private final Source source;
  private final byte[] single = new byte[1];

  PlaintextStream(Source source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    try {
      int read;
      do {
        read = source.read(target, offset, length);
      } while (read == 0);
      return read;
    } catch (SourceFailure e) {
      throw e.failure();
    } catch (IOException e) {
      throw new CiphertextRejectedException(
          "a piece is truncated, altered, out of order or under another key: fetch it again", e);
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
