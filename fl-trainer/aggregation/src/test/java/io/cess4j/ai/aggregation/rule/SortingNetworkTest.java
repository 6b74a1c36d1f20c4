package io.cess4j.ai.aggregation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SortingNetworkTest {
  /** A network that sorts all sequences of zeros and ones sorts everything (Knuth 5.3.4 Z). */
  @Test
  void sortsAllZerosAndOnes() {
    for (int rows = 1; rows <= 12; rows++) {
      int columns = 1 << rows;
      int[][] bits = new int[rows][columns];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          bits[i][j] = j >> i & 1;
        }
      }
      assertSorts(bits);
    }
  }

  @Test
  void sortsEveryNumberOfRowsOfARound() {
    SplittableRandom random = new SplittableRandom(7);
    for (int rows = 1; rows <= 32; rows++) {
      int[][] numbers = new int[rows][];
      for (int i = 0; i < rows; i++) {
        numbers[i] = random.ints(500, -20, 20).toArray();
      }
      numbers[0][0] = Integer.MIN_VALUE;
      numbers[rows - 1][1] = Integer.MAX_VALUE;
      assertSorts(numbers);
    }
  }

  @Test
  void leavesOtherColumnsAlone() {
    int[][] rows = {{2, 2}, {1, 1}};
    new SortingNetwork(2).sort(rows, 1);

    assertThat(rows).isEqualTo(new int[][] {{1, 2}, {2, 1}});
  }

  private static void assertSorts(int[][] rows) {
    int columns = rows[0].length;
    int[][] expected = new int[columns][rows.length];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows.length; i++) {
        expected[j][i] = rows[i][j];
      }
      Arrays.sort(expected[j]);
    }
    new SortingNetwork(rows.length).sort(rows, columns);
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows.length; i++) {
        assertThat(rows[i][j]).isEqualTo(expected[j][i]);
      }
    }
  }
}
