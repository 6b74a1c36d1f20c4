package io.cess4j.fingerprint.iscc;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a work says of itself, or else what its file's name says.
 *
 * @param title may be empty
 * @param description may be empty
 * @param meta further metadata as data URL, null without
 */
public record Labels(String title, String description, @Nullable String meta) {
  public static final Labels NONE = new Labels("", "", null);

  /**
   * The Meta-Code. Without a title the name of the file takes its place, as in iscc-sdk: without
   * extension, blanks for hyphens and underscores.
   *
   * @throws io.cess4j.fingerprint.media.MediaException.TooPlain if the name gives no title either
   * @throws io.cess4j.fingerprint.media.MediaException.Malformed if the further metadata are no
   *     data URL
   */
  public MetaCode code(Path file) {
    String name = MetaText.line(MetaText.clean(title)).isEmpty() ? nameOf(file) : title;
    return meta == null
        ? MetaCode.of(name, description)
        : MetaCode.ofDataUrl(name, description, meta);
  }

  private static String nameOf(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replace('-', ' ').replace('_', ' ');
  }
}
