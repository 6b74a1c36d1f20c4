package io.cess4j.fingerprint;

import io.cess4j.fingerprint.audio.AudioDescriber;
import io.cess4j.fingerprint.audio.Chromaprint;
import io.cess4j.fingerprint.audio.Sound;
import io.cess4j.fingerprint.iscc.AudioCode;
import io.cess4j.fingerprint.iscc.IsccUnit;
import io.cess4j.fingerprint.iscc.Labels;
import io.cess4j.fingerprint.labels.EmbeddedLabels;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaDecoder;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import io.cess4j.fingerprint.work.Describer;
import java.nio.file.Path;

/** Sounds; read once for each part, since hours of them do not fit into memory. */
final class SoundKind implements WorkKind {
  private final MediaLimits limits;
  private final Describer<Sound> describer = new AudioDescriber();

  SoundKind(MediaLimits limits) {
    this.limits = limits;
  }

  @Override
  public void examine(Path file, DetectedType type, Findings findings) {
    Sound sound = Sound.of(file, limits);
    findings.unit("ISCC Meta-Code", () -> labels(file, type).code(file).unit());
    findings.unit("ISCC Audio-Code", () -> audioCode(sound));
    findings.describe(describer, sound);
  }

  /** Where the library finds none, a decoder that is installed may know the container. */
  private static Labels labels(Path file, DetectedType type) {
    Labels own = EmbeddedLabels.of(file, type);
    if (!own.equals(Labels.NONE)) {
      return own;
    }
    try {
      return MediaDecoder.installed(type.mimeType())
          .map(decoder -> EmbeddedLabels.of(decoder.tags(file)))
          .orElse(own);
    } catch (MediaException unreadable) {
      return own; // whoever decodes the sound says why
    }
  }

  private static IsccUnit audioCode(Sound sound) {
    try (PcmSource source = sound.open()) {
      return AudioCode.of(Chromaprint.words(source));
    }
  }

  @Override
  public Describer<Sound> describer() {
    return describer;
  }
}
