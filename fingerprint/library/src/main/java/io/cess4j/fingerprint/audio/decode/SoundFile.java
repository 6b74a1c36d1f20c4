package io.cess4j.fingerprint.audio.decode;

import io.cess4j.fingerprint.media.MediaDecoder;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import io.cess4j.fingerprint.media.TypeDetector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the decoder that a file's first bytes ask for; its name says nothing. */
public final class SoundFile {
  private SoundFile() {}

  /**
   * The sound in a file, as long as the limits allow.
   *
   * @throws MediaException.NoDecoder if nothing that is installed reads it
   * @throws MediaException.Malformed if it starts as a sound and goes on as something else
   */
  public static PcmSource open(Path file, MediaLimits limits) {
    if (!Files.isRegularFile(file)) {
      throw new MediaException.Malformed(
          file + " is no regular file (a folder, a device, or nothing): name a file");
    }
    SoundFormat format = format(file);
    if (format == SoundFormat.OTHER) {
      return installed(file, limits);
    }
    InputStream stream = null;
    try {
      stream = new WatchedStream(Files.newInputStream(file), limits.decodingTime(), file);
      PcmSource source = decoder(format, stream);
      return new LimitedSource(source, limits, file);
    } catch (IOException e) {
      close(stream);
      throw new MediaException.Malformed(
          file + " cannot be read as " + format.title + ": " + why(e), e);
    } catch (MediaException e) {
      close(stream);
      throw e;
    } catch (RuntimeException e) {
      close(stream);
      throw LimitedSource.damaged(file, e);
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? "it ends too early" : e.getMessage();
  }

  private static PcmSource decoder(SoundFormat format, InputStream stream) throws IOException {
    SoundFormat.skipTags(stream);
    return switch (format) {
      case WAV -> WavSource.open(stream);
      case FLAC -> FlacSource.open(stream);
      case MPEG -> MpegSource.open(stream);
      case VORBIS -> VorbisSource.open(stream);
      case OPUS -> OpusSource.open(stream);
      case OTHER -> throw new IllegalArgumentException("no built-in decoder");
    };
  }

  private static SoundFormat format(Path file) {
    try (InputStream stream = new java.io.BufferedInputStream(Files.newInputStream(file))) {
      return SoundFormat.of(stream);
    } catch (IOException e) {
      throw new MediaException.Malformed(file + " cannot be read: " + why(e), e);
    }
  }

  private static PcmSource installed(Path file, MediaLimits limits) {
    String type = new TypeDetector().detect(file).mimeType();
    Optional<MediaDecoder> decoder = MediaDecoder.installed(type);
    if (decoder.isPresent()) {
      return new LimitedSource(decoder.get().sound(file), limits, file);
    }
    throw new MediaException.NoDecoder(
        file
            + " is "
            + type
            + ". Built in are WAV, FLAC, MPEG audio (MP3), Ogg Vorbis and Ogg Opus; for all other"
            + " formats add the artifact io.cess4j:cess4j-fingerprint-ffmpeg to the class path"
            + " (build it with mvn -Pffmpeg)");
  }

  private static void close(@org.jspecify.annotations.Nullable InputStream stream) {
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException e) {
        // The reason why it is closed is thrown already.
      }
    }
  }
}
