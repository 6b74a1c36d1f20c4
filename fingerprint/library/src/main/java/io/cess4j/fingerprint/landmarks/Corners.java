package io.cess4j.fingerprint.landmarks;

import io.cess4j.fingerprint.image.GrayPicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Harris and Stephens' corners (1988) of one level: places whose surroundings change in both
 * directions. They are taken evenly from all parts, so that a crop keeps its share of them.
 */
final class Corners {
  /** Nearer to the edge a place's surroundings are not all known. */
  static final int MARGIN = 10;

  /** Below this the corner is no more than noise or what JPEG leaves of a plain sky. */
  private static final long LEAST = 100_000_000L;

  private static final int[] WINDOW = {1, 4, 6, 4, 1};
  private static final int REACH = 2;

  /**
   * A corner of a level.
   *
   * @param strength Harris' measure
   */
  record Corner(int x, int y, long strength) {}

  private Corners() {}

  /** Up to so many corners, the strongest of each part first. */
  static List<Corner> of(GrayPicture level, int most) {
    int width = level.width();
    int height = level.height();
    long[] strengths = strengths(level);
    // About as many cells as corners are wanted, as square as can be.
    int cell = (int) Math.max(1, Math.sqrt((double) width * height / Math.max(1, most)));
    int across = (width + cell - 1) / cell;
    List<List<Corner>> cells = new ArrayList<>();
    for (int i = 0; i < across * ((height + cell - 1) / cell); i++) {
      cells.add(new ArrayList<>());
    }
    for (int y = MARGIN; y < height - MARGIN; y++) {
      for (int x = MARGIN; x < width - MARGIN; x++) {
        if (isPeak(strengths, width, x, y)) {
          cells.get(y / cell * across + x / cell).add(new Corner(x, y, strengths[y * width + x]));
        }
      }
    }
    return byRank(cells, most);
  }

  /** All cells' strongest, then all cells' second strongest, and so on. */
  private static List<Corner> byRank(List<List<Corner>> cells, int most) {
    Comparator<Corner> order =
        Comparator.comparingLong(Corner::strength)
            .reversed()
            .thenComparingInt(Corner::y)
            .thenComparingInt(Corner::x);
    cells.forEach(cell -> cell.sort(order));
    List<Corner> chosen = new ArrayList<>();
    for (int rank = 0; chosen.size() < most; rank++) {
      List<Corner> next = new ArrayList<>();
      for (List<Corner> cell : cells) {
        if (cell.size() > rank) {
          next.add(cell.get(rank));
        }
      }
      if (next.isEmpty()) {
        break;
      }
      next.sort(order);
      chosen.addAll(next.subList(0, Math.min(next.size(), most - chosen.size())));
    }
    return chosen;
  }

  private static boolean isPeak(long[] strengths, int width, int x, int y) {
    int at = y * width + x;
    long strength = strengths[at];
    if (strength < LEAST) {
      return false;
    }
    for (int dy = -REACH; dy <= REACH; dy++) {
      for (int dx = -REACH; dx <= REACH; dx++) {
        int other = at + dy * width + dx;
        // Of equal ones the first is the peak.
        if (strengths[other] > strength || strengths[other] == strength && other < at) {
          return false;
        }
      }
    }
    return true;
  }

  /** Determinant less a 25th of the squared trace of the gradients' weighted products. */
  private static long[] strengths(GrayPicture level) {
    int width = level.width();
    int height = level.height();
    int[] xx = new int[width * height];
    int[] yy = new int[width * height];
    int[] xy = new int[width * height];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int dx = sobel(level, x, y, 1, 0);
        int dy = sobel(level, x, y, 0, 1);
        xx[y * width + x] = dx * dx;
        yy[y * width + x] = dy * dy;
        xy[y * width + x] = dx * dy;
      }
    }
    blur(xx, width, height);
    blur(yy, width, height);
    blur(xy, width, height);
    long[] strengths = new long[width * height];
    for (int i = 0; i < strengths.length; i++) {
      long trace = (long) xx[i] + yy[i];
      strengths[i] = (long) xx[i] * yy[i] - (long) xy[i] * xy[i] - trace * trace / 25;
    }
    return strengths;
  }

  /** The difference along (stepX, stepY), weighted 1, 2, 1 across it. */
  private static int sobel(GrayPicture level, int x, int y, int stepX, int stepY) {
    int sum = 0;
    for (int across = -1; across <= 1; across++) {
      int weight = across == 0 ? 2 : 1;
      int ahead = level.at(x + stepX + across * stepY, y + stepY + across * stepX);
      int behind = level.at(x - stepX + across * stepY, y - stepY + across * stepX);
      sum += weight * (ahead - behind);
    }
    return sum;
  }

  /** Binomial weights of sum 16 in both directions, divided by 4 each to stay within 32 bits. */
  private static void blur(int[] values, int width, int height) {
    int[] rows = new int[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = REACH; x < width - REACH; x++) {
        rows[y * width + x] = window(values, y * width + x, 1);
      }
    }
    for (int y = REACH; y < height - REACH; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] = window(rows, y * width + x, width);
      }
    }
  }

  private static int window(int[] values, int at, int step) {
    int sum = 0;
    for (int i = -REACH; i <= REACH; i++) {
      sum += WINDOW[i + REACH] * (values[at + i * step] >> 2);
    }
    return sum;
  }
}
