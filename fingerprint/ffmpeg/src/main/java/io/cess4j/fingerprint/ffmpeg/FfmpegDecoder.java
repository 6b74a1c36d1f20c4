package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaDecoder;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.global.avutil;

/** Finds ffmpeg's libraries and opens files with them. */
public final class FfmpegDecoder implements MediaDecoder {
  /** No header makes the libraries ask the system for more than this at once, in bytes. */
  private static final long LARGEST_ALLOCATION = 1L << 30;

  private final MediaLimits limits;
  private final LongSupplier nanoseconds;

  /** With {@link MediaLimits#DEFAULT}, as the service loader makes it. */
  public FfmpegDecoder() {
    this(MediaLimits.DEFAULT, System::nanoTime);
  }

  FfmpegDecoder(MediaLimits limits, LongSupplier nanoseconds) {
    this.limits = limits;
    this.nanoseconds = nanoseconds;
  }

  @Override
  public boolean reads(String mimeType) {
    return Containers.types().contains(mimeType);
  }

  @Override
  public PcmSource sound(Path file) {
    load();
    return new FfmpegSound(open(file, avutil.AVMEDIA_TYPE_AUDIO), limits);
  }

  @Override
  public FrameSource frames(Path file) {
    load();
    return new FfmpegFrames(open(file, avutil.AVMEDIA_TYPE_VIDEO), limits);
  }

  @Override
  public Map<String, String> tags(Path file) {
    load();
    try (MediaFile opened =
        new MediaFile(file, MediaFile.NO_TRACK, new Deadline(limits, nanoseconds))) {
      return opened.tags();
    }
  }

  private Track open(Path file, int kind) {
    return new Track(file, kind, limits, new Deadline(limits, nanoseconds));
  }

  private static void load() {
    try {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      avutil.av_max_alloc(LARGEST_ALLOCATION);
    } catch (LinkageError e) {
      throw new MediaException.NoDecoder(
          "ffmpeg's libraries do not load on this machine ("
              + e.getMessage()
              + "): build the decoder for its platform with tools/build-ffmpeg PLATFORM, for"
              + " example linux-arm64");
    }
  }
}
