package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Small videos that a seed makes: shots over soft textures, each panned over. */
final class TestVideos {
  static final int WIDTH = 128;
  static final int HEIGHT = 72;
  private static final int WAVES = 24;

  private TestVideos() {}

  /** Frames, five a second, of shots of 2 seconds each. */
  static List<Frame> frames(long seed, int count) {
    Random random = new Random(seed);
    List<Frame> frames = new ArrayList<>();
    double[][] waves = {};
    for (int i = 0; i < count; i++) {
      if (i % 10 == 0) {
        waves = waves(random);
      }
      frames.add(new Frame(i * 200_000L, picture(waves, i % 10 * 1.5)));
    }
    return frames;
  }

  private static double[][] waves(Random random) {
    double[][] waves = new double[WAVES][];
    for (int i = 0; i < WAVES; i++) {
      double length = 8 + 60 * random.nextDouble();
      double angle = random.nextDouble() * Math.PI * 2;
      waves[i] =
          new double[] {
            Math.cos(angle) * 6.28 / length,
            Math.sin(angle) * 6.28 / length,
            random.nextDouble() * 6.28,
            length / 4
          };
    }
    return waves;
  }

  private static Picture picture(double[][] waves, double shift) {
    int[] rgb = new int[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double sum = 0;
        for (double[] wave : waves) {
          sum += wave[3] * Math.sin(wave[0] * (x + shift) + wave[1] * y + wave[2]);
        }
        int red = Math.clamp((int) (128 + sum * 1.6), 0, 255);
        int blue = Math.clamp((int) (128 - sum), 0, 255);
        rgb[y * WIDTH + x] = red << 16 | (red + blue) / 2 << 8 | blue;
      }
    }
    return new Picture(WIDTH, HEIGHT, rgb);
  }

  static VideoSource video(List<Frame> frames) {
    return () -> {
      var left = frames.iterator();
      return new FrameSource() {
        @Override
        public @Nullable Frame next() {
          return left.hasNext() ? left.next() : null;
        }

        @Override
        public void close() {}
      };
    };
  }

  static List<Frame> each(List<Frame> frames, UnaryOperator<Picture> change) {
    return frames.stream()
        .map(frame -> new Frame(frame.microseconds(), change.apply(frame.picture())))
        .toList();
  }

  /** Black bars above and below. */
  static Picture letterboxed(Picture picture) {
    int bar = picture.height() / 5;
    int[] rgb = new int[picture.width() * (picture.height() + 2 * bar)];
    System.arraycopy(picture.rgb(), 0, rgb, bar * picture.width(), picture.rgb().length);
    return new Picture(picture.width(), picture.height() + 2 * bar, rgb);
  }

  static Picture mirrored(Picture picture) {
    int[] rgb = new int[picture.rgb().length];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % picture.width();
      rgb[i] = picture.rgb()[i - x + picture.width() - 1 - x];
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  static Picture cropped(Picture picture, int left, int top, int right, int bottom) {
    int width = picture.width() - left - right;
    int height = picture.height() - top - bottom;
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(picture.rgb(), (y + top) * picture.width() + left, rgb, y * width, width);
    }
    return new Picture(width, height, rgb);
  }

  static Picture darker(Picture picture) {
    int[] rgb = picture.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = rgb[i] >> 1 & 0x7f7f7f;
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }
}
