package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An animated GIF as a video, each image put over those before it as browsers do: white where
 * nothing was drawn, a tenth of a second where the file says less than two hundredths.
 */
public final class GifFrames implements FrameSource {
  private static final int WHITE = 0xffffff;
  private static final int SHORTEST = 2;
  private static final int INSTEAD = 10;
  private static final long MICROSECONDS = 10_000;

  private final String name;
  private final MediaLimits limits;
  private final LongSupplier nanoseconds;
  private final long begun;
  private final GifReader reader;
  private final int[] screen;
  private long time;

  /**
   * @throws MediaException if it is no GIF or larger than the limits allow
   */
  public static GifFrames open(Path file, MediaLimits limits) {
    String name = String.valueOf(file.getFileName());
    try {
      InputStream stream = new BufferedInputStream(Files.newInputStream(file));
      try {
        return new GifFrames(name, stream, limits, System::nanoTime);
      } catch (RuntimeException e) {
        stream.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MediaException.Malformed(
          file + " cannot be read (" + e.getMessage() + "): check the path and its permissions", e);
    }
  }

  GifFrames(String name, InputStream stream, MediaLimits limits, LongSupplier nanoseconds) {
    this.name = name;
    this.limits = limits;
    this.nanoseconds = nanoseconds;
    this.begun = nanoseconds.getAsLong();
    try {
      this.reader = new GifReader(name, stream, limits);
    } catch (IOException e) {
      throw damaged(e);
    }
    this.screen = new int[reader.width() * reader.height()];
    Arrays.fill(screen, WHITE);
  }

  @Override
  public @Nullable Frame next() {
    checkTime();
    GifBlock block;
    try {
      block = reader.next();
    } catch (IOException e) {
      throw damaged(e);
    }
    if (block == null) {
      return null;
    }
    int[] before = block.disposal() == GifBlock.RESTORE ? screen.clone() : null;
    draw(block);
    Frame frame = new Frame(time, new Picture(reader.width(), reader.height(), screen.clone()));
    if (before != null) {
      System.arraycopy(before, 0, screen, 0, screen.length);
    } else if (block.disposal() == GifBlock.CLEAR) {
      clear(block);
    }
    int shown = block.hundredths() < SHORTEST ? INSTEAD : block.hundredths();
    time += shown * MICROSECONDS;
    return frame;
  }

  private void draw(GifBlock block) {
    int columns = Math.min(block.width(), reader.width() - block.left());
    int rows = Math.min(block.height(), reader.height() - block.top());
    for (int y = 0; y < rows; y++) {
      int to = (block.top() + y) * reader.width() + block.left();
      for (int x = 0; x < columns; x++) {
        int index = block.indices()[y * block.width() + x] & 0xff;
        if (index != block.transparent()) {
          screen[to + x] = block.colours()[index];
        }
      }
    }
  }

  private void clear(GifBlock block) {
    int right = Math.min(block.left() + block.width(), reader.width());
    int bottom = Math.min(block.top() + block.height(), reader.height());
    for (int y = block.top(); y < bottom && block.left() < right; y++) {
      Arrays.fill(screen, y * reader.width() + block.left(), y * reader.width() + right, WHITE);
    }
  }

  private void checkTime() {
    if (time > limits.playingTime().toNanos() / 1_000) {
      throw new MediaException.TooLarge(
          "%s plays for more than %d minutes, which is the limit: cut it into parts"
              .formatted(name, limits.playingTime().toMinutes()));
    }
    if (nanoseconds.getAsLong() - begun > limits.decodingTime().toNanos()) {
      throw new MediaException.TooLarge(
          "%s was not decoded within %d s, which is the limit: shorten it"
              .formatted(name, limits.decodingTime().toSeconds()));
    }
  }

  private MediaException damaged(IOException cause) {
    return new MediaException.Malformed(
        name + " is a damaged GIF (" + cause.getMessage() + "): encode it anew", cause);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw damaged(e);
    }
  }
}
