package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.Picture;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** One picture on its way through an ImageIO reader: header, then limits, then pixels. */
final class PictureReading {
  private final Picture picture;

  private PictureReading(Picture picture) {
    this.picture = picture;
  }

  static PictureReading of(
      ImageReader reader, LimitedStream stream, String mimeType, long allowedPixels)
      throws IOException {
    JpegHeader jpeg = mimeType.equals("image/jpeg") ? JpegHeader.read(stream) : null;
    // Forward only and without metadata: compressed comments and profiles are bombs too.
    reader.setInput(stream, true, true);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1) {
      throw new IIOException("it is " + width + " x " + height + " pixels");
    }
    if ((long) width * height > allowedPixels) {
      throw new MediaException.TooLarge(
          "The header announces %d x %d pixels, more than the %d that are decoded: make a smaller copy, or raise the limit"
              .formatted(width, height, allowedPixels));
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    int step = step(width, height);
    parameters.setSourceSubsampling(step, step, 0, 0);
    CutShort cutShort = new CutShort();
    reader.addIIOReadWarningListener(cutShort);
    Picture picture =
        jpeg == null
            ? Pixels.convert(reader.read(0, parameters))
            : JpegPixels.convert(reader.readRaster(0, parameters), jpeg.colours());
    cutShort.check();
    return new PictureReading(picture);
  }

  /** Every how many rows and columns one is read. */
  private static int step(int width, int height) {
    int step = 1;
    while ((long) (width / step) * (height / step) > PictureDecoder.PIXELS_READ) {
      step++;
    }
    return step;
  }

  /** The picture upright. */
  Picture turned(int orientation) {
    return switch (orientation) {
      case 2 -> Pictures.mirror(picture);
      case 3 -> Pictures.quarterTurns(picture, 2);
      case 4 -> Pictures.quarterTurns(Pictures.mirror(picture), 2);
      case 5 -> Pictures.quarterTurns(Pictures.mirror(picture), 3);
      case 6 -> Pictures.quarterTurns(picture, 1);
      case 7 -> Pictures.quarterTurns(Pictures.mirror(picture), 1);
      case 8 -> Pictures.quarterTurns(picture, 3);
      default -> picture;
    };
  }
}
