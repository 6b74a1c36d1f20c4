package io.cess4j.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class R2sStudyTest {
  private static final int ERAS = 400;

  private static Population equals(int size, int whale) {
    double[] same = new double[size];
    Arrays.fill(same, 2);
    return new Population(same, same.clone(), whale);
  }

  private static Eras.Outcome run(Population population, boolean withholds) {
    return new Eras(population, 11, ERAS, withholds, new SplittableRandom(3)).run();
  }

  @Test
  void whoIsLikeTheOthersHasAsManySeatsAsTheOthers() {
    Eras.Outcome outcome = run(equals(100, 30), false);
    assertThat(outcome.whaleShare()).isCloseTo(0.30, within(0.03));
    assertThat(Arrays.stream(outcome.seats()).sum()).isEqualTo(11.0 * ERAS);
    assertThat(outcome.withheld()).isZero();
  }

  @Test
  void choosingAmongSeedsGainsSeatsAndCostsBeats() {
    Eras.Outcome honest = run(equals(100, 30), false);
    Eras.Outcome choosing = run(equals(100, 30), true);
    assertThat(choosing.withheld()).isPositive();
    assertThat(choosing.whaleShare()).isGreaterThan(honest.whaleShare());
  }

  @Test
  void whoHasNoValidatorHasNoSeedToChoose() {
    assertThat(run(equals(100, 0), true).withheld()).isZero();
  }

  @Test
  void anOwnersPartIsTheSameHoweverItIsSplit() {
    Population honest = Population.honest(200, new SplittableRandom(1));
    for (int nodes : new int[] {1, 10, Population.mostNodes(honest, 0.33)}) {
      Population all = Population.withWhale(honest, 0.33, nodes);
      assertThat(Arrays.stream(all.stake(), 0, nodes).sum() / Arrays.stream(all.stake()).sum())
          .isCloseTo(0.33, within(1e-9));
      assertThat(all.stake()[0]).as("each node has the minimum").isGreaterThanOrEqualTo(1);
      assertThat(all.size()).isEqualTo(200 + nodes);
    }
  }

  @Test
  void oneSeedIsOneStudyAndItsPageLoadsNothing() {
    R2sStudy study = R2sStudy.run(42, 60, 30);
    assertThat(R2sStudy.run(42, 60, 30).json()).isEqualTo(study.json());
    assertThat(R2sStudy.run(43, 60, 30).json()).isNotEqualTo(study.json());
    assertThat(study.whales()).hasSizeGreaterThanOrEqualTo(4);
    String page = R2sPage.of(study);
    assertThat(page).contains("<svg").contains("seed 42").doesNotContain("<script", "http://");
    study.weaknesses().forEach(weakness -> assertThat(page).contains(weakness));
  }

  @Test
  void weaknessesAreSaidOnlyWhereTheFiguresShowThem() {
    Population same = equals(12, 0);
    R2sStudy fair = new R2sStudy(1, 12, ERAS, same, run(same, false), List.of());
    assertThat(fair.weaknesses()).noneMatch(words -> words.contains("owner"));
    WhaleCase strong = new WhaleCase(0.10, 7, 0.40, 0.40, 0);
    assertThat(new R2sStudy(1, 12, ERAS, same, run(same, false), List.of(strong)).weaknesses())
        .anyMatch(words -> words.contains("4.0 times"))
        .anyMatch(words -> words.contains("can stop the chain"))
        .noneMatch(words -> words.contains("Keeping back"));
  }
}
