package io.cess4j.ai.training;

import java.util.List;

/**
 * For square pictures: twice a convolution of 3 x 3 with zero padding (8, then 16 filters),
 * rectified, and a maximum over 2 x 2; then a dense layer of 32 rectified units, softmax over the
 * classes. An example's numbers lie channel by channel, each row by row.
 *
 * @param side 8..256, a multiple of 4
 * @param channels 1 or 3
 * @param classes 2..1,000
 */
public record SmallCnn(int side, int channels, int classes) implements Architecture {
  public static final int FIRST_FILTERS = 8;
  public static final int SECOND_FILTERS = 16;
  public static final int DENSE = 32;
  public static final int KERNEL = 3;

  public SmallCnn {
    String text = text(side, channels, classes);
    ArchitectureNames.check(text, "pixels a side", 8, 256, side);
    ArchitectureNames.check(text, "classes", 2, 1_000, classes);
    if (side % 4 != 0) {
      throw new UnknownArchitectureException(text, "the side has to be a multiple of 4");
    }
    if (channels != 1 && channels != 3) {
      throw new UnknownArchitectureException(text, "channels have to be 1 (grey) or 3 (RGB)");
    }
  }

  private static String text(int side, int channels, int classes) {
    return "cnn-small-%dx%dx%d-%d/1".formatted(side, side, channels, classes);
  }

  @Override
  public String text() {
    return text(side, channels, classes);
  }

  @Override
  public int inputs() {
    return side * side * channels;
  }

  /** How many numbers the second maximum leaves. */
  public int flattened() {
    return SECOND_FILTERS * (side / 4) * (side / 4);
  }

  @Override
  public List<Block> blocks() {
    int patch = KERNEL * KERNEL;
    return List.of(
        new Block(
            "first.weight", channels * patch, List.of(FIRST_FILTERS, channels, KERNEL, KERNEL)),
        new Block("first.bias", 0, List.of(FIRST_FILTERS)),
        new Block(
            "second.weight",
            FIRST_FILTERS * patch,
            List.of(SECOND_FILTERS, FIRST_FILTERS, KERNEL, KERNEL)),
        new Block("second.bias", 0, List.of(SECOND_FILTERS)),
        new Block("dense.weight", flattened(), List.of(flattened(), DENSE)),
        new Block("dense.bias", 0, List.of(DENSE)),
        new Block("output.weight", DENSE, List.of(DENSE, classes)),
        new Block("output.bias", 0, List.of(classes)));
  }
}
