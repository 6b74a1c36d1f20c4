package io.cess4j.fingerprint.image;

/** Which of several equal sectors a vector points to. */
final class Directions {
  private static final int DIGITS = 12;

  private final int[] cosines;
  private final int[] sines;
  private final boolean lines;

  /**
   * @param sectors how many
   * @param lines whether opposite vectors count as one direction
   */
  Directions(int sectors, boolean lines) {
    this.lines = lines;
    this.cosines = new int[sectors];
    this.sines = new int[sectors];
    double turn = lines ? StrictMath.PI : 2 * StrictMath.PI;
    for (int i = 0; i < sectors; i++) {
      cosines[i] = (int) StrictMath.rint(StrictMath.cos(turn * i / sectors) * (1 << DIGITS));
      sines[i] = (int) StrictMath.rint(StrictMath.sin(turn * i / sectors) * (1 << DIGITS));
    }
  }

  int sector(int x, int y) {
    int best = 0;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < cosines.length; i++) {
      long along = (long) cosines[i] * x + (long) sines[i] * y;
      if (lines) {
        along = Math.abs(along);
      }
      if (along > most) {
        most = along;
        best = i;
      }
    }
    return best;
  }
}
