package io.cess4j.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The numbers of protocol.md section 7. */
class ScoreTest {
  @Test
  void creditLooksBackFiveErasTheNewestHalf() {
    double[][] bytes = {{50}, {20}, {15}, {10}, {5}};
    double expected = 0.5 * 50 + 0.2 * 5 + 0.15 * 10 + 0.1 * 15 + 0.05 * 20;
    assertThat(Score.weighted(bytes, 0, 0)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void creditIsAPartOfTheHighestLessTheSquareOfTenTimesTheFaults() {
    assertThat(Score.credit(3, 4, 0)).isEqualTo(750);
    assertThat(Score.credit(3, 4, 2)).isEqualTo(350);
    assertThat(Score.credit(3, 4, 3)).as("floored").isZero();
    assertThat(Score.credit(0, 0, 0)).as("nobody worked").isZero();
  }

  @Test
  void stakeCountsUpToFourMinimumsAndALowDrawIsAHighScore() {
    assertThat(Score.stake(1)).isEqualTo(250);
    assertThat(Score.stake(4)).isEqualTo(1_000);
    assertThat(Score.stake(400)).isEqualTo(1_000);
    assertThat(Score.vrf(0)).isEqualTo(1_000);
    assertThat(Score.vrf(0.75)).isEqualTo(250);
    assertThat(Score.of(1_000, 1_000, 1_000)).isEqualTo(1_000);
    assertThat(Score.of(100, 0, 0) + Score.of(0, 100, 0) + Score.of(0, 0, 100))
        .isCloseTo(100, within(1e-9));
  }
}
