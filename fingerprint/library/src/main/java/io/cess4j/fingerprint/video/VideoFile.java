package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaDecoder;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.nio.file.Path;

/** Opens videos: animated GIFs by own code, all else by a decoder that is installed. */
public final class VideoFile {
  private static final String GIF = "image/gif";

  private VideoFile() {}

  /**
   * The frames of a file.
   *
   * @param mimeType by its content
   * @throws MediaException.NoDecoder if nothing that is installed reads it
   */
  public static FrameSource open(Path file, String mimeType, MediaLimits limits) {
    return mimeType.equals(GIF)
        ? GifFrames.open(file, limits)
        : decoder(file, mimeType).frames(file);
  }

  /**
   * Who decodes a file that is not a GIF.
   *
   * @throws MediaException.NoDecoder if nothing that is installed reads it
   */
  public static MediaDecoder decoder(Path file, String mimeType) {
    return MediaDecoder.installed(mimeType)
        .orElseThrow(
            () ->
                new MediaException.NoDecoder(
                    "%s is %s, which nothing installed decodes: run tools/build-ffmpeg once and try again (in a program of yours: put io.cess4j:cess4j-fingerprint-ffmpeg on the class path)"
                        .formatted(file.getFileName(), mimeType)));
  }

  /** Whether a picture moves: a GIF of at least two images, as far as they decode. */
  public static boolean isAnimation(Path file, String mimeType, MediaLimits limits) {
    if (!mimeType.equals(GIF)) {
      return false;
    }
    try (FrameSource frames = GifFrames.open(file, limits)) {
      Frame first = frames.next();
      return first != null && frames.next() != null;
    } catch (MediaException damaged) {
      return false; // what its first image shows is said by whoever decodes pictures
    }
  }
}
