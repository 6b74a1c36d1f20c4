package io.cess4j.fingerprint;

import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.work.Describer;
import java.nio.file.Path;

/** Decodes and describes the works of one kind. */
interface WorkKind {
  /**
   * Adds what can be found in the file; what cannot be decoded at all is missing by its name.
   *
   * @throws io.cess4j.fingerprint.media.MediaException if the file cannot be decoded
   */
  void examine(Path file, DetectedType type, Findings findings);

  /** Finds and confirms. */
  Describer<?> describer();
}
