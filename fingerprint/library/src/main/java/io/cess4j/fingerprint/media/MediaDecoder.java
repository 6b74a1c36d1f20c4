package io.cess4j.fingerprint.media;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Decodes formats that the library itself cannot; found through {@link java.util.ServiceLoader}, so
 * that whoever wants them adds a module and nothing else changes.
 */
public interface MediaDecoder {
  /**
   * Whether files of this type can be decoded on this machine.
   *
   * @param mimeType as the file's content says, for example {@code audio/aac}, never as its name
   *     does
   */
  boolean reads(String mimeType);

  /**
   * The first track of sound.
   *
   * @throws MediaException if there is none or it cannot be decoded
   */
  PcmSource sound(Path file);

  /**
   * The first track of pictures.
   *
   * @throws MediaException if there is none or it cannot be decoded
   */
  FrameSource frames(Path file);

  /**
   * What the container says of its content: title, description and the like. Names are ffmpeg's, in
   * lower case; empty where it says nothing.
   *
   * @throws MediaException if it cannot be opened
   */
  Map<String, String> tags(Path file);

  /** The first of those that are installed which reads files of this type. */
  static Optional<MediaDecoder> installed(String mimeType) {
    for (MediaDecoder decoder : ServiceLoader.load(MediaDecoder.class)) {
      if (decoder.reads(mimeType)) {
        return Optional.of(decoder);
      }
    }
    return Optional.empty();
  }
}
