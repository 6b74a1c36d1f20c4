package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.AttackKind;
import io.cess4j.ai.evaluation.RuleKind;
import io.cess4j.bench.Reach;
import io.cess4j.bench.Result;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * What is asked of the default rule on the whole Fashion-MNIST, 20 clients of which 6 collude,
 * three seeds. A mean over the seeds is held against it; with fewer seeds it is told and not
 * judged.
 */
final class Asked {
  /** Differences of accuracies in doubles: a hair is no miss. */
  private static final double HAIR = 1e-9;

  private static final List<AttackKind> WITHIN_TWO_POINTS =
      List.of(AttackKind.SIGN_FLIP, AttackKind.INNER_PRODUCT, AttackKind.LITTLE_IS_ENOUGH);
  private final Measured measured;
  private final Result result;
  private final String otherSetting;

  /**
   * @param otherSetting why these figures are none that was asked for; empty where they are
   */
  Asked(Measured measured, Result result, String otherSetting) {
    this.measured = measured;
    this.result = result;
    this.otherSetting = otherSetting;
  }

  void tell() {
    atLeast("no attack", AttackKind.NONE, 0.870);
    atLeast("gaussian", AttackKind.GAUSSIAN, 0.862);
    atLeast("label-flip", AttackKind.LABEL_FLIP, 0.860);
    for (AttackKind attack : WITHIN_TWO_POINTS) {
      Measured.Row row = row(attack);
      figure(
          Words.of(attack) + " under clean",
          "<= 0.02",
          measured.loss(row, row(AttackKind.NONE)),
          measured.seeds(row),
          loss -> loss <= 0.02 + HAIR,
          "");
    }
    worst();
    smallAlpha();
  }

  private void atLeast(String name, AttackKind attack, double least) {
    Measured.Row row = row(attack);
    figure(
        name,
        String.format(Locale.ROOT, ">= %.3f", least),
        measured.accuracy(row).map(DoubleSummaryStatistics::getAverage),
        measured.seeds(row),
        accuracy -> accuracy >= least - HAIR,
        "");
  }

  /** Attacks that were not measured may be worse: the figure is judged only with all of them. */
  private void worst() {
    double worst = Double.POSITIVE_INFINITY;
    String of = "";
    int seeds = Integer.MAX_VALUE;
    for (AttackKind attack : Preset.ATTACKS) {
      Optional<DoubleSummaryStatistics> accuracy = measured.accuracy(row(attack));
      seeds = Math.min(seeds, measured.seeds(row(attack)));
      if (accuracy.isPresent() && accuracy.get().getAverage() < worst) {
        worst = accuracy.get().getAverage();
        of = Words.of(attack);
      }
    }
    figure(
        "worst attack",
        ">= 0.845",
        of.isEmpty() ? Optional.empty() : Optional.of(worst),
        seeds,
        accuracy -> accuracy >= 0.845 - HAIR,
        of);
  }

  private void smallAlpha() {
    double greatest = Double.NEGATIVE_INFINITY;
    String of = "";
    int seeds = Integer.MAX_VALUE;
    for (AttackKind attack : Preset.ATTACKS) {
      Measured.Row robust = new Measured.Row(RuleKind.NNM, attack, Preset.SMALL_ALPHA);
      Measured.Row mean = new Measured.Row(RuleKind.FEDAVG, attack, Preset.SMALL_ALPHA);
      Optional<Double> loss = measured.loss(robust, mean);
      seeds = Math.min(seeds, Math.min(measured.seeds(robust), measured.seeds(mean)));
      if (loss.isPresent() && loss.get() > greatest) {
        greatest = loss.get();
        of = Words.of(attack);
      }
    }
    figure(
        "alpha 0.1, under FedAvg",
        "<= 0.01",
        of.isEmpty() ? Optional.empty() : Optional.of(greatest),
        seeds,
        loss -> loss <= 0.01 + HAIR,
        of);
  }

  private static Measured.Row row(AttackKind attack) {
    return new Measured.Row(RuleKind.NNM, attack, Preset.USUAL_ALPHA);
  }

  private void figure(
      String name,
      String asked,
      Optional<Double> value,
      int seeds,
      DoublePredicate holds,
      String detail) {
    result.reach(name, judged(asked, value, seeds, holds, detail));
  }

  private Reach judged(
      String asked, Optional<Double> value, int seeds, DoublePredicate holds, String detail) {
    if (value.isEmpty()) {
      return Reach.absent(asked, "no cell of it");
    }
    List<String> words = new ArrayList<>();
    if (!detail.isEmpty()) {
      words.add(detail);
    }
    boolean enough = seeds >= Preset.SEEDS.size();
    if (!otherSetting.isEmpty()) {
      words.add(otherSetting);
    } else if (!enough) {
      words.add("%d of %d seeds".formatted(seeds, Preset.SEEDS.size()));
    }
    double exact = value.get();
    return new Reach(
        asked,
        Rounded.of(exact),
        enough && otherSetting.isEmpty() ? holds.test(exact) : null,
        words.isEmpty() ? null : String.join(", ", words));
  }
}
