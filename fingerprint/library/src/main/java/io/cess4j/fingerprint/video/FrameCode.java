package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.code.Code256;
import java.nio.ByteBuffer;

/**
 * A frame in 256 bits, made so cheaply that many of every video can be compared: the signs of the
 * 16 x 16 lowest frequencies but the constant ones of its light's cosine transform (as PDQ and
 * pHash do it, in integers). A mirror image changes just the signs of every other frequency across,
 * so its code costs nothing.
 *
 * @param code the signs
 * @param quality 0 (plain) to 100: steps of light between neighbours that are worth seeing
 */
record FrameCode(Code256 code, int quality) {
  private static final int BLOCK = 16;
  private static final int SHIFT = 14;
  private static final int MAX_QUALITY = 100;

  /** Steps of light, in sixteenths and summed over the grid, that make one percent. */
  private static final int PERCENT = 16 * 100;

  /** Steps below a half are noise. */
  private static final int NOISE = 8;

  private static final int[][] COSINES = cosines();
  private static final Code256 MIRROR = mirrorMask();

  static FrameCode of(int[][] means) {
    return new FrameCode(signs(means), quality(means));
  }

  /** The code of the mirror image. */
  static Code256 mirrored(Code256 code) {
    return new Code256(
        code.first() ^ MIRROR.first(),
        code.second() ^ MIRROR.second(),
        code.third() ^ MIRROR.third(),
        code.fourth() ^ MIRROR.fourth());
  }

  private static Code256 signs(int[][] means) {
    long[][] across = new long[FrameGrid.SIDE][BLOCK];
    for (int y = 0; y < FrameGrid.SIDE; y++) {
      for (int j = 0; j < BLOCK; j++) {
        long sum = 0;
        for (int x = 0; x < FrameGrid.SIDE; x++) {
          sum += COSINES[j][x] * means[y][x];
        }
        across[y][j] = sum;
      }
    }
    ByteBuffer bits = ByteBuffer.allocate(Code256.BYTES);
    for (int i = 0; i < BLOCK; i++) {
      int row = 0;
      for (int j = 0; j < BLOCK; j++) {
        long sum = 0;
        for (int y = 0; y < FrameGrid.SIDE; y++) {
          sum += COSINES[i][y] * across[y][j];
        }
        row = row << 1 | (sum > 0 ? 1 : 0);
      }
      bits.putShort((short) row);
    }
    return Code256.of(bits.array());
  }

  private static int quality(int[][] means) {
    int sum = 0;
    for (int y = 0; y < FrameGrid.SIDE; y++) {
      for (int x = 0; x < FrameGrid.SIDE; x++) {
        if (x > 0) {
          sum += Math.max(0, Math.abs(means[y][x] - means[y][x - 1]) - NOISE);
        }
        if (y > 0) {
          sum += Math.max(0, Math.abs(means[y][x] - means[y - 1][x]) - NOISE);
        }
      }
    }
    return Math.min(MAX_QUALITY, sum / PERCENT);
  }

  /** Whole numbers, so that every machine has the same: StrictMath's results are everywhere's. */
  private static int[][] cosines() {
    int[][] cosines = new int[BLOCK][FrameGrid.SIDE];
    for (int i = 0; i < BLOCK; i++) {
      for (int x = 0; x < FrameGrid.SIDE; x++) {
        double angle = Math.PI / 2 / FrameGrid.SIDE * (i + 1) * (2 * x + 1);
        cosines[i][x] = (int) StrictMath.rint(StrictMath.cos(angle) * (1 << SHIFT));
      }
    }
    return cosines;
  }

  /** Frequencies 1, 3, 5, ... across are odd: they change their sign. */
  private static Code256 mirrorMask() {
    long word = 0xaaaa_aaaa_aaaa_aaaaL;
    return new Code256(word, word, word, word);
  }
}
