package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.code.Code256;
import java.util.Arrays;
import java.util.List;

/**
 * The stretch of two time lines that agrees best, in order, as local alignment finds it in two
 * sequences (Smith and Waterman 1981). Pairs that are nearer than chance gain, others lose, and so
 * do frames passed over on one side: a copy may begin later, end earlier, run faster or slower and
 * have something put in between.
 *
 * @param gain sum of the bits by which matching pairs are nearer than {@link #NEAR}, less what the
 *     frames in between lost
 * @param pairs how many pairs match
 * @param distance mean of the bits that differ in these
 * @param registeredFrom first matching entry of the registered video
 * @param registeredTo last one
 * @param suspectFrom first matching entry of the suspect
 * @param suspectTo last one
 */
record Alignment(
    int gain,
    int pairs,
    int distance,
    int registeredFrom,
    int registeredTo,
    int suspectFrom,
    int suspectTo) {
  /**
   * Two frames of different works differ in 128 bits, give or take 9: at this distance one pair in
   * ten thousand would match by chance.
   */
  static final int NEAR = 94;

  private static final int SKIP = 6;
  private static final byte STOP = 0;
  private static final byte BOTH = 1;
  private static final byte REGISTERED = 2;
  private static final byte SUSPECT = 3;

  /** Aligns a registered time line with a suspect's codes. */
  static Alignment of(Timeline registered, Timeline suspect, boolean mirrored) {
    List<Code256> theirs =
        mirrored ? suspect.codes().stream().map(FrameCode::mirrored).toList() : suspect.codes();
    int rows = registered.codes().size();
    int columns = theirs.size();
    byte[][] moves = new byte[rows][columns];
    int[] before = new int[columns + 1];
    int[] now = new int[columns + 1];
    int best = 0;
    int bestRow = -1;
    int bestColumn = -1;
    for (int row = 0; row < rows; row++) {
      Arrays.fill(now, 0);
      for (int column = 0; column < columns; column++) {
        int both = before[column] + worth(registered, row, suspect, theirs, column);
        int skipRow = before[column + 1] - SKIP;
        int skipColumn = now[column] - SKIP;
        int value = Math.max(both, Math.max(skipRow, skipColumn));
        if (value > 0) {
          now[column + 1] = value;
          moves[row][column] = value == both ? BOTH : value == skipRow ? REGISTERED : SUSPECT;
          if (value > best) {
            best = value;
            bestRow = row;
            bestColumn = column;
          }
        }
      }
      int[] swap = before;
      before = now;
      now = swap;
    }
    return traced(registered, theirs, moves, best, bestRow, bestColumn);
  }

  /** What a pair adds; plain frames add nothing to anything. */
  private static int worth(
      Timeline registered, int row, Timeline suspect, List<Code256> theirs, int column) {
    if (registered.qualities().get(row) < Timeline.PLAIN
        || suspect.qualities().get(column) < Timeline.PLAIN) {
      return -1;
    }
    return NEAR - registered.codes().get(row).distance(theirs.get(column));
  }

  private static Alignment traced(
      Timeline registered,
      List<Code256> theirs,
      byte[][] moves,
      int gain,
      int toRow,
      int toColumn) {
    int row = toRow;
    int column = toColumn;
    int fromRow = row;
    int fromColumn = column;
    int pairs = 0;
    long distances = 0;
    while (row >= 0 && column >= 0 && moves[row][column] != STOP) {
      byte move = moves[row][column];
      if (move == BOTH) {
        int distance = registered.codes().get(row).distance(theirs.get(column));
        if (distance <= NEAR) {
          pairs++;
          distances += distance;
        }
        fromRow = row;
        fromColumn = column;
      }
      row -= move == SUSPECT ? 0 : 1;
      column -= move == REGISTERED ? 0 : 1;
    }
    int mean = pairs == 0 ? Code256.BITS : (int) (distances / pairs);
    return new Alignment(gain, pairs, mean, fromRow, toRow, fromColumn, toColumn);
  }
}
