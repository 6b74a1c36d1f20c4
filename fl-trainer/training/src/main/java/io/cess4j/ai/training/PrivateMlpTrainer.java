package io.cess4j.ai.training;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.privacy.PrivacyAccount;
import io.cess4j.ai.privacy.SampledGaussian;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * DP-SGD (Abadi and others: "Deep Learning with Differential Privacy", 2016): examples are drawn
 * independently, each one's gradient is clipped on its own, Gaussian noise is added to the sum. It
 * protects every example against everybody who sees the updates, all other participants together
 * included; it hides neither that the silo takes part nor what is common to all its examples.
 *
 * <p>The schedule's batch is the expected one, its seed is not used: whoever knows which examples
 * were drawn or what the noise was learns what they hide. Noise of floats is not exactly Gaussian
 * (Mironov: "On Significance of the Least Significant Bits for Differential Privacy", 2012); the
 * rounding of updates to 2^-16 takes the lowest bits away, and no more than that is claimed.
 */
public final class PrivateMlpTrainer implements LocalTrainer {
  private final MlpTrainer predictor = new MlpTrainer();
  private final PrivacyAccount account;
  private final double clip;
  private final double noise;
  private final RandomGenerator random;

  /**
   * @param clip the norm that an example's gradient is cut to, above 0
   * @param noise standard deviation over {@code clip}
   * @param random java.security.SecureRandom in production; seeded in tests only
   */
  public PrivateMlpTrainer(
      PrivacyAccount account, double clip, double noise, RandomGenerator random) {
    if (!(clip > 0) || !Double.isFinite(clip)) {
      throw new IllegalArgumentException("clipping norm is " + clip + " but has to be above 0");
    }
    this.account = account;
    this.clip = clip;
    this.noise = noise;
    this.random = random;
  }

  @Override
  public String name() {
    return "java-private";
  }

  @Override
  public boolean supports(Architecture architecture) {
    return architecture instanceof Mlp;
  }

  @Override
  public boolean isPrivate() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.cess4j.ai.privacy.BudgetExhaustedException before the first step where the round's
   *     steps do not fit into what is left
   */
  @Override
  public float[] train(
      Architecture architecture, float[] base, DataSet examples, Schedule schedule) {
    UnfitExamplesException.check(architecture, base, examples);
    MlpWeights weights = MlpWeights.of(MlpTrainer.mlp(architecture), base);
    double rate = Math.min(1, (double) schedule.batch() / examples.size());
    int steps = Math.toIntExact(Math.round(Math.ceil(schedule.epochs() / rate)));
    account.book(new SampledGaussian(rate, noise, steps));
    MlpPass pass = new MlpPass(weights);
    MlpStep step = new MlpStep(weights, schedule);
    float expected = (float) (rate * examples.size());
    for (int s = 0; s < steps; s++) {
      int[] drawn = draw(examples.size(), rate);
      pass.load(examples.features(), drawn, 0, drawn.length);
      pass.forward();
      pass.backward(examples.labels(), drawn, 0);
      ExampleClipping.apply(weights, pass, clip);
      step.apply(pass, expected, () -> random.nextGaussian() * noise * clip);
    }
    return DivergedException.check(architecture, weights.parameters(), schedule);
  }

  private int[] draw(int examples, double rate) {
    int[] drawn = new int[examples];
    int count = 0;
    for (int i = 0; i < examples; i++) {
      if (random.nextDouble() < rate) {
        drawn[count++] = i;
      }
    }
    return Arrays.copyOf(drawn, count);
  }

  @Override
  public float[] probabilities(Architecture architecture, float[] parameters, DataSet examples) {
    return predictor.probabilities(architecture, parameters, examples);
  }
}
