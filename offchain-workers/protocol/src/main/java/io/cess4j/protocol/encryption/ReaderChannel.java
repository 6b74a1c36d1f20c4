package io.cess4j.protocol.encryption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A {@link CiphertextReader} as the channel that Tink reads; its failures marked. */
final class ReaderChannel implements SeekableByteChannel {

  private final CiphertextReader reader;
  private long position;

  ReaderChannel(CiphertextReader reader) {
    this.reader = reader;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position >= size()) {
      return -1;
    }
    try {
      int read = reader.read(position, target);
      position += Math.max(0, read);
      return read;
    } catch (IOException e) {
      throw new SourceFailure(e);
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return reader.size();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
