package io.cess4j.ai.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.SyntheticPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttackKindTest {
  private static final int LENGTH = 50;
  private final Random random = new Random(20261130);
  private final List<int[]> honest = honest();
  private final int[] direction = update(200, 40);
  private final Knowledge knowledge = new Knowledge(honest, direction, random);

  private List<int[]> honest() {
    List<int[]> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(update(300, 900));
    }
    return all;
  }

  private int[] update(int mean, int deviation) {
    int[] update = new int[LENGTH];
    for (int j = 0; j < LENGTH; j++) {
      update[j] = (int) (mean + deviation * random.nextGaussian());
    }
    return update;
  }

  private double[] forged(AttackKind kind) {
    Attack attack = kind.create(10, 3);
    assertThat(attack).isInstanceOf(Attack.Updates.class);
    return ((Attack.Updates) attack).forger().forged(knowledge, 0);
  }

  @Test
  void directionsAreThoseOfThePapers() {
    double square = Numbers.dot(knowledge.mean(), knowledge.mean());

    assertThat(Numbers.dot(forged(AttackKind.SIGN_FLIP), knowledge.mean()) / square)
        .isCloseTo(-3, within(1e-9));
    assertThat(Numbers.dot(forged(AttackKind.INNER_PRODUCT), knowledge.mean()) / square)
        .isCloseTo(-0.5, within(1e-9));
    assertThat(forged(AttackKind.LITTLE_IS_ENOUGH)[3])
        .isCloseTo(knowledge.mean()[3] - 1.5 * knowledge.deviation()[3], within(1e-9));
    assertThat(forged(AttackKind.FREE_RIDER)).containsOnly(0);
    assertThat(forged(AttackKind.COPYCAT)).isEqualTo(Numbers.doubles(direction));
    assertThat(Numbers.norm(forged(AttackKind.GAUSSIAN)))
        .isGreaterThan(5 * Numbers.norm(knowledge.deviation()));
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_MAX", "MIN_MAX_MEAN"})
  void hidesAsFarOutAsTheHonestLieApart(AttackKind kind) {
    double[] hidden = forged(kind);

    double greatest = 0;
    double farthest = 0;
    for (int[] one : honest) {
      farthest = Math.max(farthest, distance(hidden, one));
      for (int[] other : honest) {
        greatest = Math.max(greatest, Numbers.distance(one, other));
      }
    }
    assertThat(farthest).isCloseTo(greatest, within(greatest * 1e-6));
  }

  @Test
  void minSumKeepsTheSum() {
    double[] hidden = forged(AttackKind.MIN_SUM);

    double greatest = 0;
    double own = 0;
    for (int[] one : honest) {
      own += distance(hidden, one);
      greatest =
          Math.max(
              greatest, honest.stream().mapToDouble(other -> Numbers.distance(one, other)).sum());
    }
    assertThat(own).isCloseTo(greatest, within(greatest * 1e-6));
  }

  private static double distance(double[] a, int[] b) {
    double[] difference = Numbers.sum(a, -1, Numbers.doubles(b));
    return Numbers.dot(difference, difference);
  }

  @Test
  void whatIsMadeForTheGatePassesItAndStillPointsAgainstTheMean() {
    double[] drift = forged(AttackKind.PAST_THE_GATE);

    assertThat(Numbers.dot(drift, Numbers.doubles(direction))).isPositive();
    assertThat(Numbers.norm(drift)).isGreaterThan(Numbers.norm(knowledge.mean()) / 2);
  }

  @Test
  void mimicsRepeatOneHonestParticipant() {
    double[] copied = forged(AttackKind.MIMIC);

    assertThat(honest.stream().map(Numbers::doubles))
        .anySatisfy(own -> assertThat(copied).isEqualTo(own));
  }

  @Test
  void dataIsPoisonedAndTheOwnersIsLeftAlone() {
    DataSet own = SyntheticPictures.hard().draw(40, 1, 2);
    DataSet before = own.subset(io.cess4j.ai.training.Shuffle.identity(40));

    DataSet flipped = ((Attack.Data) AttackKind.LABEL_FLIP.create(10, 3)).change().poisoned(own);
    DataSet marked = ((Attack.Data) AttackKind.BACKDOOR.create(10, 3)).change().poisoned(own);

    assertThat(flipped.labels()[3]).isEqualTo(9 - own.labels()[3]);
    assertThat(marked.labels()[2]).isEqualTo(Backdoor.TARGET);
    assertThat(marked.labels()[3]).isEqualTo(own.labels()[3]);
    assertThat(marked.features()[2 * own.inputs()]).isEqualTo(1);
    assertThat(own.features()).isEqualTo(before.features());
    assertThat(own.labels()).isEqualTo(before.labels());
  }
}
