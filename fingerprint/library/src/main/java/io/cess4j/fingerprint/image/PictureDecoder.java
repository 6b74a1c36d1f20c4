package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.media.TypeDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Decodes JPEG, PNG, GIF (its first frame), BMP, TIFF (its first page) and WebP in pure Java and
 * the JDK's own codecs, as the picture is seen: turned as EXIF says, on white where it is
 * transparent.
 *
 * <p>Colour profiles are ignored, as Pillow and with it the reference of ISO 24138 do: what a
 * profile makes of a colour depends on the library that applies it, and a hostile one costs time.
 */
public final class PictureDecoder {
  /**
   * Up to so many pixels every one is read; of larger pictures every second, third ... row and
   * column, so that what is held stays near 250 MB. 32 million is above what most cameras take.
   */
  static final long PIXELS_READ = 32_000_000;

  private static final Set<String> FORMATS =
      Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/webp");

  static {
    // Streams are read from the file itself: no copies in the folder for temporary files.
    ImageIO.setUseCache(false);
  }

  private final MediaLimits limits;
  private final LongSupplier nanoseconds;
  private final TypeDetector detector = new TypeDetector();

  public PictureDecoder(MediaLimits limits) {
    this(limits, System::nanoTime);
  }

  PictureDecoder(MediaLimits limits, LongSupplier nanoseconds) {
    this.limits = limits;
    this.nanoseconds = nanoseconds;
  }

  /**
   * Decodes a file whatever its name says.
   *
   * @return at most {@value #PIXELS_READ} pixels; larger ones thinned out while they are read
   * @throws MediaException.TooLarge if the header announces more pixels than the limits allow
   *     (before anything is allocated), or decoding takes too long
   * @throws MediaException.Malformed if the file is cut short or broken
   * @throws MediaException.NoDecoder if it is no picture, or of a format that nothing here reads
   * @throws UncheckedIOException if the file cannot be read
   */
  public Picture decode(Path file) {
    DetectedType detected = detector.detect(file);
    if (!FORMATS.contains(detected.mimeType())) {
      throw new MediaException.NoDecoder(
          file.getFileName()
              + " is "
              + detected.mimeType()
              + ", which is not decoded here: convert it to one of "
              + FORMATS.stream().sorted().toList());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return decode(channel, detected.mimeType(), String.valueOf(file.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": check the disk", e);
    }
  }

  /** Decodes an open file of a known format; the name is for messages. */
  Picture decode(SeekableByteChannel channel, String mimeType, String name) throws IOException {
    int orientation = Orientation.of(channel, mimeType);
    ImageReader reader = reader(mimeType);
    try (LimitedStream stream = new LimitedStream(channel, limits.decodingTime(), nanoseconds)) {
      return PictureReading.of(reader, stream, mimeType, limits.pixels()).turned(orientation);
    } catch (MediaException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new MediaException.TooLarge(
          name
              + " asks its decoder for more memory than there is: its header is hostile or broken");
    } catch (IOException | RuntimeException e) {
      throw LimitedStream.tooLate(e)
          .orElseGet(
              () ->
                  new MediaException.Malformed(
                      name
                          + " is no whole "
                          + mimeType
                          + " ("
                          + e.getMessage()
                          + "): it is cut short or broken, fetch it again",
                      e));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(String mimeType) {
    ImageReader chosen = null;
    for (Iterator<ImageReader> all = ImageIO.getImageReadersByMIMEType(mimeType); all.hasNext(); ) {
      ImageReader next = all.next();
      if (chosen == null || next.getClass().getName().startsWith("com.twelvemonkeys.")) {
        chosen = next;
      }
    }
    if (chosen == null) {
      throw new MediaException.NoDecoder(
          "This Java reads no " + mimeType + ": use a JDK with the module java.desktop");
    }
    return chosen;
  }
}
