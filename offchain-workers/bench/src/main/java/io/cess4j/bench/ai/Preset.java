package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.AttackKind;
import io.cess4j.ai.evaluation.Cell;
import io.cess4j.ai.evaluation.RuleKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which cells are measured, in which order: what is asked first comes first. */
final class Preset {
  /** What most figures are asked at. */
  static final double USUAL_ALPHA = 0.5;

  /** Silos that have seen few classes. */
  static final double SMALL_ALPHA = 0.1;

  static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  /** All, but for the one that is made for the gate and is min-max without it. */
  static final List<AttackKind> ATTACKS =
      List.of(
          AttackKind.NONE,
          AttackKind.GAUSSIAN,
          AttackKind.LABEL_FLIP,
          AttackKind.SIGN_FLIP,
          AttackKind.INNER_PRODUCT,
          AttackKind.LITTLE_IS_ENOUGH,
          AttackKind.MIN_MAX_MEAN,
          AttackKind.MIN_MAX,
          AttackKind.MIN_SUM,
          AttackKind.MIMIC,
          AttackKind.BACKDOOR,
          AttackKind.FREE_RIDER,
          AttackKind.COPYCAT);

  private Preset() {}

  /** The figures asked of AI Gap: alpha 0.5 seed by seed, then alpha 0.1 beside FedAvg. */
  static List<Cell> reach() {
    List<Cell> cells = new ArrayList<>();
    for (long seed : SEEDS) {
      for (AttackKind attack : ATTACKS) {
        cells.add(new Cell(RuleKind.NNM, attack, USUAL_ALPHA, seed));
      }
      cells.add(new Cell(RuleKind.FEDAVG, AttackKind.NONE, USUAL_ALPHA, seed));
    }
    for (long seed : SEEDS) {
      for (AttackKind attack : ATTACKS) {
        cells.add(new Cell(RuleKind.NNM, attack, SMALL_ALPHA, seed));
        cells.add(new Cell(RuleKind.FEDAVG, attack, SMALL_ALPHA, seed));
      }
    }
    return cells;
  }

  /** Everything with everything; without attackers too, since differences are to that. */
  static List<Cell> of(
      List<RuleKind> rules, List<AttackKind> attacks, List<Double> alphas, List<Long> seeds) {
    Set<AttackKind> all = new LinkedHashSet<>();
    all.add(AttackKind.NONE);
    all.addAll(attacks);
    Set<Cell> cells = new LinkedHashSet<>();
    for (long seed : seeds) {
      for (double alpha : alphas) {
        for (RuleKind rule : rules) {
          all.forEach(attack -> cells.add(new Cell(rule, attack, alpha, seed)));
        }
      }
    }
    return List.copyOf(cells);
  }
}
