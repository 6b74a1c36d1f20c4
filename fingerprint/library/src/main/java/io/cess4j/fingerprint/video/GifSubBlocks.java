package io.cess4j.fingerprint.video;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a run of blocks, each with its length before it, up to the empty one. */
final class GifSubBlocks extends InputStream {
  private final InputStream file;
  private int left;
  private boolean ended;

  GifSubBlocks(InputStream file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    if (left == 0 && !ended) {
      left = needed();
      ended = left == 0;
    }
    if (ended) {
      return -1;
    }
    left--;
    return needed();
  }

  /** Reads up to the end of the run; nothing of it is kept. */
  void drain() throws IOException {
    while (!ended) {
      file.skipNBytes(left);
      left = needed();
      ended = left == 0;
    }
  }

  private int needed() throws IOException {
    int value = file.read();
    if (value < 0) {
      throw new EOFException("the file ends within a block");
    }
    return value;
  }
}
