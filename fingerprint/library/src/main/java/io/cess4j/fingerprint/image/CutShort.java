package io.cess4j.fingerprint.image;

import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the JPEG decoder would fill up with gray: a code of half a picture is a false one.
 */
final class CutShort implements IIOReadWarningListener {
  private @Nullable String warning;

  @Override
  public void warningOccurred(ImageReader source, String text) {
    if (text.startsWith("Premature end") || text.startsWith("Corrupt JPEG data")) {
      warning = text;
    }
  }

  /** Fails if the decoder has warned of missing data. */
  void check() throws IIOException {
    if (warning != null) {
      throw new IIOException(warning);
    }
  }
}
