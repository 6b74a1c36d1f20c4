package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks the parts of a zipped document once, into nothing, before a reader sees it: a reader that
 * gathers a paragraph before it gives it away holds what a bomb unpacks to, out of sight of the
 * guards on what it gives.
 */
final class PackedParts {
  /** Below it nothing is a bomb. */
  private static final long MODEST = 1 << 20;

  /** The ratio that Tika's own guard allows. */
  private static final int RATIO = 100;

  /** Bytes of markup for a character of text. */
  private static final int MARKUP = 16;

  private PackedParts() {}

  /**
   * @throws MediaException.TooLarge if a part unpacks to more than a hundred times its size, or all
   *     to more than a document within the limits can need
   */
  static void requireModest(Path file, MediaLimits limits) {
    long most = MARKUP * limits.characters();
    long all = 0;
    byte[] buffer = new byte[1 << 16];
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
        ZipEntry part = parts.nextElement();
        long unpacked = 0;
        try (InputStream stream = zip.getInputStream(part)) {
          for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            unpacked += read;
            all += read;
            boolean bomb = unpacked > MODEST && unpacked > RATIO * part.getCompressedSize();
            if (bomb || all > most) {
              throw new MediaException.TooLarge(
                  "%s unpacks to far more than a document of its size (%s: more than %d bytes of %d): save it anew"
                      .formatted(
                          file.getFileName(), part.getName(), unpacked, part.getCompressedSize()));
            }
          }
        }
      }
    } catch (IOException notZipped) {
      // its reader says what is wrong with it
    }
  }
}
