package io.cess4j.fingerprint.audio.decode;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import java.nio.file.Path;
import java.time.Duration;

/** A sound that ends with an error where the limits end, and whose errors name the file. */
final class LimitedSource implements PcmSource {
  private final PcmSource source;
  private final MediaLimits limits;
  private final Path file;
  private final long start = System.nanoTime();
  private final long mostSamples;
  private long samples;

  LimitedSource(PcmSource source, MediaLimits limits, Path file) {
    this.source = source;
    this.limits = limits;
    this.file = file;
    this.mostSamples =
        Math.multiplyExact(limits.playingTime().toSeconds(), (long) source.sampleRate())
            * source.channels();
  }

  @Override
  public int sampleRate() {
    return source.sampleRate();
  }

  @Override
  public int channels() {
    return source.channels();
  }

  @Override
  public int read(short[] buffer) {
    if (System.nanoTime() - start > limits.decodingTime().toNanos()) {
      throw tooSlow(file, limits.decodingTime());
    }
    int count;
    try {
      count = source.read(buffer);
    } catch (MediaException e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(file, e);
    }
    samples += Math.max(0, count);
    if (samples > mostSamples) {
      throw new MediaException.TooLarge(
          file
              + " plays longer than the "
              + limits.playingTime()
              + " that are allowed: cut it, or raise the limit of the playing time");
    }
    return count;
  }

  @Override
  public void close() {
    source.close();
  }

  static MediaException tooSlow(Path file, Duration allowed) {
    return new MediaException.TooLarge(
        file
            + " was decoded for longer than the "
            + allowed
            + " that are allowed: it is damaged or too long; raise the limit of the decoding time"
            + " if neither");
  }

  /** What a library's decoder throws at bytes its author never thought of. */
  static MediaException damaged(Path file, RuntimeException cause) {
    return new MediaException.Malformed(
        file + " is damaged: its decoder gave up with " + cause + ". Get an undamaged copy", cause);
  }
}
