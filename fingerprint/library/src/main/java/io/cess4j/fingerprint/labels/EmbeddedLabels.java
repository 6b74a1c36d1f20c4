package io.cess4j.fingerprint.labels;

import io.cess4j.fingerprint.iscc.Labels;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What pictures, sounds and videos say of themselves; documents tell it while they are read. */
public final class EmbeddedLabels {
  /** ffmpeg's names, as iscc-sdk asks for them. */
  private static final LabelKeys CONTAINER =
      new LabelKeys(
          List.of("iscc_name", "title", "track", "show", "album"),
          List.of("iscc_description", "description", "synopsis", "comment"),
          List.of("iscc_meta"));

  private EmbeddedLabels() {}

  /**
   * Labels of a picture or a sound in a format that the library knows; {@link Labels#NONE} if it
   * has none, or broken ones: then the name of the file is its title.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Labels of(Path file, DetectedType type) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      FileBytes bytes = new FileBytes(channel);
      return type.type() == MediaType.IMAGE
          ? PictureLabels.of(bytes, type.mimeType())
          : SoundLabels.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": check that it exists", e);
    }
  }

  /**
   * Labels among the tags of a container.
   *
   * @param tags as a {@link io.cess4j.fingerprint.media.MediaDecoder} gives them, names in lower
   *     case
   */
  public static Labels of(Map<String, String> tags) {
    return CONTAINER.of(tags::get);
  }
}
