package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Decoded frames, whatever their colours are coded in, as RGB. */
final class PictureConverter implements AutoCloseable {
  private static final int OPAQUE = 0xffffff;
  private static final int EXACT =
      swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT;

  /** 1.0 in the 16.16 fixed point of the contrast and saturation. */
  private static final int ONE = 1 << 16;

  /** 8192 x 4320: one frame takes 135 MiB of heap. */
  private static final long MOST_PIXELS = 8_192L * 4_320;

  private final String name;
  private final MediaLimits limits;
  private final Rotation rotation;
  private @Nullable SwsContext scaler;
  private @Nullable BytePointer pixels;
  private int width;
  private int height;
  private int format;
  private int matrix;
  private int range;

  PictureConverter(String name, MediaLimits limits, Rotation rotation) {
    this.name = name;
    this.limits = limits;
    this.rotation = rotation;
  }

  /** How many pixels a frame may have. */
  static long most(MediaLimits limits) {
    return Math.min(limits.pixels(), MOST_PIXELS);
  }

  Picture convert(AVFrame frame) {
    SwsContext context = contextFor(frame);
    BytePointer target = pixels;
    if (target == null) {
      throw new IllegalStateException("closed");
    }
    try (PointerPointer<BytePointer> planes = new PointerPointer<>(1);
        IntPointer strides = new IntPointer(1)) {
      planes.put(0, target);
      strides.put(0, width * Integer.BYTES);
      int rows =
          swscale.sws_scale(context, frame.data(), frame.linesize(), 0, height, planes, strides);
      if (rows != height) {
        throw new MediaException.Malformed(
            name + ": a frame cannot be converted to RGB: check that it plays, or encode it anew");
      }
    }
    int[] rgb = new int[width * height];
    IntBuffer source = target.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    source.get(rgb);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] &= OPAQUE;
    }
    return rotation.apply(new Picture(width, height, rgb));
  }

  private SwsContext contextFor(AVFrame frame) {
    SwsContext existing = scaler;
    if (existing != null
        && frame.width() == width
        && frame.height() == height
        && frame.format() == format
        && frame.colorspace() == matrix
        && frame.color_range() == range) {
      return existing;
    }
    close();
    width = frame.width();
    height = frame.height();
    format = frame.format();
    matrix = frame.colorspace();
    range = frame.color_range();
    if (width < 1 || height < 1 || (long) width * height > most(limits)) {
      throw new MediaException.TooLarge(
          "%s has frames of %d x %d pixels, the limit is %d: scale it down"
              .formatted(name, width, height, most(limits)));
    }
    SwsContext context =
        swscale.sws_getContext(
            width,
            height,
            format,
            width,
            height,
            avutil.AV_PIX_FMT_BGRA,
            EXACT,
            null,
            null,
            (DoublePointer) null);
    if (context == null || context.isNull()) {
      throw new MediaException.NoDecoder(
          name + " codes colours in a way that ffmpeg cannot convert: encode it anew");
    }
    IntPointer coefficients = swscale.sws_getCoefficients(coefficientsOf(matrix));
    swscale.sws_setColorspaceDetails(
        context,
        coefficients,
        range == avutil.AVCOL_RANGE_JPEG ? 1 : 0,
        coefficients,
        1,
        0,
        ONE,
        ONE);
    scaler = context;
    pixels = new BytePointer((long) width * height * Integer.BYTES);
    return context;
  }

  private static int coefficientsOf(int colorspace) {
    return switch (colorspace) {
      case avutil.AVCOL_SPC_BT709 -> swscale.SWS_CS_ITU709;
      case avutil.AVCOL_SPC_BT2020_NCL, avutil.AVCOL_SPC_BT2020_CL -> swscale.SWS_CS_BT2020;
      case avutil.AVCOL_SPC_SMPTE240M -> swscale.SWS_CS_SMPTE240M;
      case avutil.AVCOL_SPC_FCC -> swscale.SWS_CS_FCC;
      default -> swscale.SWS_CS_ITU601;
    };
  }

  @Override
  public void close() {
    if (scaler != null) {
      swscale.sws_freeContext(scaler);
      scaler = null;
    }
    if (pixels != null) {
      pixels.close();
      pixels = null;
    }
  }
}
