package io.cess4j.ai.evaluation;

import io.cess4j.ai.data.DataSet;
import java.util.Random;

/** All attacks that rules are measured under. */
public enum AttackKind {
  NONE {
    @Override
    Attack create(int participants, int attackers) {
      return new Attack.None();
    }
  },
  /** -3 x the honest mean. */
  SIGN_FLIP {
    @Override
    Attack create(int participants, int attackers) {
      return same(knowledge -> Numbers.scaled(-3, knowledge.mean()));
    }
  },
  /** -0.5 x the honest mean (Xie, Koyejo, Gupta: "Fall of Empires", 2019). */
  INNER_PRODUCT {
    @Override
    Attack create(int participants, int attackers) {
      return same(knowledge -> Numbers.scaled(-0.5, knowledge.mean()));
    }
  },
  /** 1.5 deviations below the mean (Baruch, Baruch, Goldberg: "A Little Is Enough", 2019). */
  LITTLE_IS_ENOUGH {
    @Override
    Attack create(int participants, int attackers) {
      return same(knowledge -> Numbers.sum(knowledge.mean(), -1.5, knowledge.deviation()));
    }
  },
  /** Noise ten times as large as the honest differ. */
  GAUSSIAN {
    @Override
    Attack create(int participants, int attackers) {
      return new Attack.Updates((knowledge, attacker) -> noise(knowledge));
    }
  },
  /** Class c is called classes - 1 - c. */
  LABEL_FLIP {
    @Override
    Attack create(int participants, int attackers) {
      return new Attack.Data(AttackKind::flipped, 1);
    }
  },
  /** Against the deviations. */
  MIN_MAX {
    @Override
    Attack create(int participants, int attackers) {
      return same(
          knowledge -> Spread.along(knowledge, Numbers.scaled(-1, knowledge.deviation()), false));
    }
  },
  /** Against the mean: of the two forms the worse one for the default rule. */
  MIN_MAX_MEAN {
    @Override
    Attack create(int participants, int attackers) {
      return same(
          knowledge -> Spread.along(knowledge, Numbers.scaled(-1, knowledge.mean()), false));
    }
  },
  MIN_SUM {
    @Override
    Attack create(int participants, int attackers) {
      return same(
          knowledge -> Spread.along(knowledge, Numbers.scaled(-1, knowledge.deviation()), true));
    }
  },
  MIMIC {
    @Override
    Attack create(int participants, int attackers) {
      return new Attack.Updates(new Mimic());
    }
  },
  PAST_THE_GATE {
    @Override
    Attack create(int participants, int attackers) {
      return new Attack.Updates(new PastTheGate());
    }
  },
  BACKDOOR {
    @Override
    Attack create(int participants, int attackers) {
      return new Attack.Data(new Backdoor(), (double) participants / Math.max(1, attackers));
    }
  },
  /** Sends nothing but zeros. */
  FREE_RIDER {
    @Override
    Attack create(int participants, int attackers) {
      return same(knowledge -> new double[knowledge.mean().length]);
    }
  },
  /** Sends what the last round yielded. */
  COPYCAT {
    @Override
    Attack create(int participants, int attackers) {
      return same(knowledge -> Numbers.doubles(knowledge.direction()));
    }
  };

  /** A new one, which remembers nothing. */
  abstract Attack create(int participants, int attackers);

  /** All attackers send the same. */
  private static Attack same(java.util.function.Function<Knowledge, double[]> forger) {
    return new Attack.Updates((knowledge, attacker) -> forger.apply(knowledge));
  }

  private static double[] noise(Knowledge knowledge) {
    Random random = knowledge.random();
    double size =
        10 * Numbers.norm(knowledge.deviation()) / Math.sqrt(knowledge.deviation().length);
    double[] noise = new double[knowledge.mean().length];
    for (int j = 0; j < noise.length; j++) {
      noise[j] = size * random.nextGaussian();
    }
    return noise;
  }

  private static DataSet flipped(DataSet own) {
    int[] labels = own.labels().clone();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = own.classes() - 1 - labels[i];
    }
    return own.relabelled(labels);
  }
}
