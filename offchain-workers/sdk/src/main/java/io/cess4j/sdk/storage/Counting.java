package io.cess4j.sdk.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells the listener what the gateway has taken. */
final class Counting extends FilterInputStream {
  private final long size;
  private final Progress progress;
  private long done;

  Counting(InputStream in, long size, Progress progress) {
    super(in);
    this.size = size;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int read) {
    done += read;
    progress.at(Progress.Step.UPLOADING, done, size);
  }
}
