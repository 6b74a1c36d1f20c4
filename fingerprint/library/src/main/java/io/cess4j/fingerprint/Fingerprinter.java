package io.cess4j.fingerprint;

import io.cess4j.fingerprint.iscc.FileCodes;
import io.cess4j.fingerprint.iscc.IsccCode;
import io.cess4j.fingerprint.iscc.IsccUnit;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.media.TypeDetector;
import io.cess4j.fingerprint.work.Describer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a file to its fingerprint: type by content, then whatever its kind allows. A part that fails
 * (no decoder, too plain, hostile) leaves a reason and all other parts; hashes and Data-Code are
 * always there.
 */
public final class Fingerprinter {
  private final TypeDetector detector = new TypeDetector();
  private final Map<MediaType, WorkKind> kinds;

  /** All kinds, within the usual limits. */
  public Fingerprinter() {
    this(MediaLimits.DEFAULT);
  }

  /** All kinds. */
  public Fingerprinter(MediaLimits limits) {
    this(WorkKinds.all(limits));
  }

  Fingerprinter(Map<MediaType, WorkKind> kinds) {
    this.kinds = Map.copyOf(kinds);
  }

  /**
   * A file's fingerprint, as a registry would keep it.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public Fingerprint of(Path file) {
    return examine(file, new Findings(false)).fingerprint();
  }

  /**
   * A file's fingerprint and how to look for its originals.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public Suspect suspect(Path file) {
    return examine(file, new Findings(true));
  }

  /** Who confirms works of a kind; empty for data of no kind. */
  public Optional<Describer<?>> describer(MediaType type) {
    return Optional.ofNullable(kinds.get(type)).map(WorkKind::describer);
  }

  private Suspect examine(Path file, Findings findings) {
    Hashes hashes = hashes(file);
    DetectedType type = detector.detect(file);
    WorkKind kind = kinds.get(type.type());
    if (kind != null) {
      try {
        kind.examine(file, type, findings);
      } catch (MediaException e) {
        findings.missing.add(new Missing("content", String.valueOf(e.getMessage())));
      }
    }
    FileCodes codes = hashes.codes();
    List<IsccUnit> units = new ArrayList<>(findings.units);
    units.add(codes.data());
    units.add(codes.instance());
    Fingerprint fingerprint =
        new Fingerprint(
            type,
            codes.size(),
            hashes.sha256(),
            codes.instance().digest(),
            units,
            IsccCode.of(units),
            findings.description,
            findings.pdq,
            findings.topic,
            findings.missing);
    return new Suspect(fingerprint, findings.query);
  }

  private static Hashes hashes(Path file) {
    try {
      return Hashes.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read " + file + " (" + e + "): check that it is a readable file", e);
    }
  }
}
