package io.cess4j.fingerprint.audio.decode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A buffered file that stops to give bytes when decoding has lasted too long: a decoder that looks
 * for its next frame in terabytes of zeros asks nobody else.
 */
final class WatchedStream extends BufferedInputStream {
  WatchedStream(InputStream file, Duration decodingTime, Path name) {
    super(new Watch(file, decodingTime, name), 1 << 16);
  }

  private static final class Watch extends java.io.FilterInputStream {
    private final long start = System.nanoTime();
    private final Duration decodingTime;
    private final Path name;

    Watch(InputStream file, Duration decodingTime, Path name) {
      super(file);
      this.decodingTime = decodingTime;
      this.name = name;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (System.nanoTime() - start > decodingTime.toNanos()) {
        throw LimitedSource.tooSlow(name, decodingTime);
      }
      return super.read(bytes, offset, length);
    }
  }
}
