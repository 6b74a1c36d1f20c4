package io.cess4j.ai.data;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Grey pictures for tests that must not depend on files: every class has a few prototypes of smooth
 * blobs, and an example is a prototype that is shifted, dimmed and covered with noise. With {@link
 * #hard} a linear model errs often enough that attacks can be told from noise.
 *
 * @param side pixels
 * @param classes 2 or more
 * @param prototypes of a class
 * @param shift most pixels that an example is moved, each way
 * @param noise standard deviation of what is added to values of 0..1
 */
public record SyntheticPictures(int side, int classes, int prototypes, int shift, double noise) {
  private static final int BLOBS = 6;

  /** Ten classes of 14 x 14 pixels. */
  public static SyntheticPictures hard() {
    return new SyntheticPictures(14, 10, 1, 1, 0.6);
  }

  /**
   * @param kinds seed of the prototypes: the same for training and test
   * @param draw seed of the examples
   */
  public DataSet draw(int examples, long kinds, long draw) {
    float[][] patterns = patterns(new Random(kinds));
    Random random = new Random(draw);
    float[] features = new float[Math.multiplyExact(examples, side * side)];
    int[] labels = new int[examples];
    for (int i = 0; i < examples; i++) {
      labels[i] = i % classes;
      float[] pattern = patterns[labels[i] * prototypes + random.nextInt(prototypes)];
      int right = random.nextInt(2 * shift + 1) - shift;
      int down = random.nextInt(2 * shift + 1) - shift;
      double light = 0.7 + 0.6 * random.nextDouble();
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          float value =
              pattern[Math.floorMod(y - down, side) * side + Math.floorMod(x - right, side)];
          features[i * side * side + y * side + x] =
              (float) Math.clamp(light * value + noise * random.nextGaussian(), 0.0, 1.0);
        }
      }
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return new DataSet(side * side, names, features, labels);
  }

  private float[][] patterns(Random random) {
    float[][] patterns = new float[classes * prototypes][side * side];
    for (float[] pattern : patterns) {
      for (int b = 0; b < BLOBS; b++) {
        double centreX = random.nextDouble() * side;
        double centreY = random.nextDouble() * side;
        double width = side * (0.08 + 0.12 * random.nextDouble());
        for (int y = 0; y < side; y++) {
          for (int x = 0; x < side; x++) {
            double distance = (x - centreX) * (x - centreX) + (y - centreY) * (y - centreY);
            pattern[y * side + x] +=
                (float) (0.8 * StrictMath.exp(-distance / (2 * width * width)));
          }
        }
      }
    }
    return patterns;
  }
}
