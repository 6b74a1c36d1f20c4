package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.video.SmallFrame.Box;
import java.util.List;

/**
 * Finds bars around a stretch of video. One frame may be dark along an edge by what it shows; bars
 * are what stays plain in every frame. So a mosaic is looked at whose pixels are taken from all of
 * them in turn: plain lines in it were plain and alike in all.
 */
final class Bars {
  /** By how much light may vary within a bar: hard compression scatters it by so much. */
  private static final int LIGHT = 20;

  /** One pixel in so many of a bar's line may be of another light: captions reach into bars. */
  private static final int STRAYS = 33;

  /** A bar takes at most 40 % from each side. */
  private static final int MAX_SHARE = 40;

  private static final int SMALLEST = 8;

  private Bars() {}

  /**
   * What is within the bars.
   *
   * @param frames all of one size
   */
  static Box within(List<SmallFrame> frames) {
    int[][] mosaic = mosaic(frames);
    int height = mosaic.length;
    int width = mosaic[0].length;
    int top = plainLines(mosaic, false);
    int bottom = height - plainLines(mosaic, true);
    if (bottom - top < SMALLEST) {
      return frames.getFirst().whole();
    }
    int[][] turned = turned(mosaic, top, bottom);
    int left = plainLines(turned, false);
    int right = width - plainLines(turned, true);
    return right - left < SMALLEST
        ? new Box(0, top, width, bottom)
        : new Box(left, top, right, bottom);
  }

  private static int[][] mosaic(List<SmallFrame> frames) {
    SmallFrame first = frames.getFirst();
    int[][] mosaic = new int[first.height()][first.width()];
    for (int y = 0; y < first.height(); y++) {
      for (int x = 0; x < first.width(); x++) {
        mosaic[y][x] = frames.get((x * 7 + y * 13) % frames.size()).at(x, y);
      }
    }
    return mosaic;
  }

  private static int[][] turned(int[][] lines, int from, int to) {
    int[][] turned = new int[lines[0].length][to - from];
    for (int y = from; y < to; y++) {
      for (int x = 0; x < turned.length; x++) {
        turned[x][y - from] = lines[y][x];
      }
    }
    return turned;
  }

  /** How many lines from an edge on have one light, all the same. */
  private static int plainLines(int[][] lines, boolean fromEnd) {
    int most = lines.length * MAX_SHARE / 100;
    int light = mean(lines[fromEnd ? lines.length - 1 : 0]);
    int plain = 0;
    while (plain < most && isPlain(lines[fromEnd ? lines.length - 1 - plain : plain], light)) {
      plain++;
    }
    return plain < most ? plain : 0;
  }

  private static boolean isPlain(int[] line, int light) {
    int strays = line.length / STRAYS;
    for (int value : line) {
      if (Math.abs(value - light) > LIGHT) {
        strays--;
      }
    }
    return strays >= 0;
  }

  private static int mean(int[] line) {
    int sum = 0;
    for (int value : line) {
      sum += value;
    }
    return sum / line.length;
  }
}
