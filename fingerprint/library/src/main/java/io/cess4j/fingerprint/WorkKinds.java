package io.cess4j.fingerprint;

import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.MediaType;
import java.util.Map;

/** The kinds of works that have a description. */
final class WorkKinds {
  private WorkKinds() {}

  static Map<MediaType, WorkKind> all(MediaLimits limits) {
    return Map.of(
        MediaType.IMAGE, new PictureKind(limits),
        MediaType.AUDIO, new SoundKind(limits),
        MediaType.VIDEO, new VideoKind(limits),
        MediaType.TEXT, new TextKind(limits));
  }
}
