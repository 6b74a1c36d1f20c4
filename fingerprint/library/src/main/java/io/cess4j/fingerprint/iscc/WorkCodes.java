package io.cess4j.fingerprint.iscc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All units of one file, and its ISCC-CODE.
 *
 * @param meta what it says of itself; null for files of no known kind
 * @param content what it shows, tells or sounds like; null for files of no known kind
 * @param file what its bytes say
 */
public record WorkCodes(@Nullable MetaCode meta, @Nullable IsccUnit content, FileCodes file) {

  /** A file of no known kind: Data and Instance only. */
  public static WorkCodes of(Path file) throws IOException {
    return new WorkCodes(null, null, FileCodes.of(file));
  }

  /**
   * A work whose decoded content somebody has turned into a unit: {@link TextCode}, {@link
   * ImageCode}, {@link AudioCode}, {@link VideoCode} or {@link MixedCode}. Reads the file once
   * more.
   *
   * @throws io.cess4j.fingerprint.media.MediaException if no Meta-Code can be made of the labels
   */
  public static WorkCodes of(Path file, Labels labels, IsccUnit content) throws IOException {
    return new WorkCodes(labels.code(file), content, FileCodes.of(file));
  }

  /** In the order of the standard, each as long as it is. */
  public List<IsccUnit> units() {
    List<IsccUnit> units = new ArrayList<>();
    if (meta != null) {
      units.add(meta.unit());
    }
    if (content != null) {
      units.add(content);
    }
    units.add(file.data());
    units.add(file.instance());
    return List.copyOf(units);
  }

  /** The composite, 64 bits of each unit. */
  public IsccCode code() {
    return IsccCode.of(units());
  }
}
