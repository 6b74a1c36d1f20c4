package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Picture;
import java.util.Arrays;
import java.util.List;

/**
 * The MPEG-7 signature of one frame: 380 comparisons of mean brightnesses, each "less", "about
 * equal" or "more", where a third of each kind is "about equal" (ISO/IEC 15938-3:2002/Amd 4:2010;
 * Paschalakis et al., "The MPEG-7 Video Signature Tools for Content Identification", IEEE TCSVT
 * 2012). ISCC's Video-Code (ISO 24138) is made of these.
 */
public final class FrameSignature {
  /** How many values a signature has. */
  public static final int VALUES = 380;

  private static final List<SignatureCategory> CATEGORIES = SignatureCategory.all();
  private static final int MIDDLE_GREY = 128;

  private FrameSignature() {}

  /**
   * @return 380 values: 0 (less), 1 (about equal) or 2 (more)
   */
  public static int[] of(Picture picture) {
    CellGrid grid = new CellGrid(picture);
    int[] signature = new int[VALUES];
    int next = 0;
    for (SignatureCategory category : CATEGORIES) {
      long[] values = values(grid, category);
      long threshold = threshold(values, category.thresholdRank());
      for (long value : values) {
        signature[next++] = value < -threshold ? 0 : value <= threshold ? 1 : 2;
      }
    }
    return signature;
  }

  private static long[] values(CellGrid grid, SignatureCategory category) {
    long[] values = new long[category.elements().size()];
    for (int i = 0; i < values.length; i++) {
      SignatureElement element = category.elements().get(i);
      long right =
          element.right().isEmpty()
              ? MIDDLE_GREY * category.scale() * grid.denominator()
              : mean(grid, element.right(), category.scale());
      values[i] = mean(grid, element.left(), category.scale()) - right;
    }
    return values;
  }

  private static long mean(CellGrid grid, List<int[]> side, long scale) {
    long sum = 0;
    for (int[] rectangle : side) {
      sum += grid.sum(rectangle);
    }
    return sum * (scale / SignatureElement.cells(side));
  }

  private static long threshold(long[] values, int rank) {
    long[] sizes = new long[values.length];
    Arrays.setAll(sizes, i -> Math.abs(values[i]));
    Arrays.sort(sizes);
    return sizes[rank];
  }
}
