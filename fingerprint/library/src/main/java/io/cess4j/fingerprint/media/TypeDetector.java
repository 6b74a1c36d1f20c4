package io.cess4j.fingerprint.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Says what a file is by its first bytes (Apache Tika's magic numbers) and, where these are shared
 * by many formats, by what its container holds. The name is never asked: whoever hides a copy also
 * renames it.
 */
public final class TypeDetector {
  /** Formats of written works whose names do not begin with {@code text/}. */
  private static final Set<String> TEXTS =
      Set.of(
          "application/epub+zip",
          "application/json",
          "application/msword",
          "application/pdf",
          "application/rtf",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/x-tika-msoffice",
          "application/xhtml+xml",
          "application/xml");

  private static final Map<String, MediaType> OTHER_NAMES =
      Map.of(
          "application/mp4", MediaType.VIDEO,
          "application/ogg", MediaType.AUDIO,
          "application/x-matroska", MediaType.VIDEO,
          "application/vnd.rn-realmedia", MediaType.VIDEO);

  private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

  /**
   * Detects a file's type; reads its first 64 KiB, of a zip archive also the last mebibyte.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public DetectedType detect(Path file) {
    try {
      String mimeType = Containers.refine(file, byMagic(file));
      return new DetectedType(kind(mimeType), mimeType);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read " + file + " to see of what type it is: check that it exists", e);
    }
  }

  private String byMagic(Path file) throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return magic.detect(stream, new Metadata()).getBaseType().toString();
    }
  }

  private static MediaType kind(String mimeType) {
    MediaType other = OTHER_NAMES.get(mimeType);
    if (other != null) {
      return other;
    }
    if (TEXTS.contains(mimeType)
        || mimeType.startsWith("application/vnd.openxmlformats-officedocument.")
        || mimeType.startsWith("application/vnd.oasis.opendocument.text")
        || mimeType.startsWith("application/vnd.oasis.opendocument.spreadsheet")
        || mimeType.startsWith("application/vnd.oasis.opendocument.presentation")) {
      return MediaType.TEXT;
    }
    return switch (mimeType.substring(0, mimeType.indexOf('/')).toLowerCase(Locale.ROOT)) {
      case "text" -> MediaType.TEXT;
      case "image" -> MediaType.IMAGE;
      case "audio" -> MediaType.AUDIO;
      case "video" -> MediaType.VIDEO;
      default -> MediaType.OTHER;
    };
  }
}
