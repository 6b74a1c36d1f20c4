package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.imageio.stream.ImageInputStreamImpl;
import org.jspecify.annotations.Nullable;

/**
 * A file as ImageIO reads it, which stops a decoder that has taken too long at its next read. A
 * decoder is bound by what it reads: it has no more to do than the pixels that were allowed.
 */
final class LimitedStream extends ImageInputStreamImpl {
  private static final int BUFFER = 1 << 15;

  private final SeekableByteChannel channel;
  private final long length;
  private final Duration allowed;
  private final LongSupplier nanoseconds;
  private final long begin;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private long bufferAt;

  LimitedStream(SeekableByteChannel channel, Duration allowed, LongSupplier nanoseconds)
      throws IOException {
    this.channel = channel;
    this.length = channel.size();
    this.allowed = allowed;
    this.nanoseconds = nanoseconds;
    this.begin = nanoseconds.getAsLong();
  }

  /** The time limit among the causes of a decoder's failure. */
  static Optional<MediaException> tooLate(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TooLate late) {
        return Optional.of(
            new MediaException.TooLarge(
                "Decoding took more than "
                    + late.allowed
                    + ": the picture is hostile, or the limit too low for this machine"));
      }
    }
    return Optional.empty();
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    if (!fill()) {
      return -1;
    }
    streamPos++;
    return buffer.get() & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    bitOffset = 0;
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(count, buffer.remaining());
    buffer.get(bytes, offset, taken);
    streamPos += taken;
    return taken;
  }

  @Override
  public long length() {
    return length;
  }

  /** Makes the byte at the stream's position the buffer's next, false at the end. */
  private boolean fill() throws IOException {
    if (nanoseconds.getAsLong() - begin > allowed.toNanos()) {
      throw new TooLate(allowed);
    }
    long inside = streamPos - bufferAt;
    if (inside >= 0 && inside < buffer.limit()) {
      buffer.position((int) inside);
      return true;
    }
    if (streamPos >= length) {
      return false;
    }
    channel.position(streamPos);
    buffer.clear();
    int read = channel.read(buffer);
    buffer.flip();
    bufferAt = streamPos;
    return read > 0;
  }

  private static final class TooLate extends IOException {
    private static final long serialVersionUID = 1L;

    private final Duration allowed;

    TooLate(Duration allowed) {
      super("longer than " + allowed);
      this.allowed = allowed;
    }
  }
}
