package io.cess4j.ai.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ten silos, three colluding attackers, synthetic pictures: the mean is lost to one attack, the
 * robust rule keeps within four points of what it has without attackers under every one.
 */
class ReducedEvaluationTest {
  private static final double ALPHA = 1;
  private static final long SEED = 1;
  private static final double POINTS = 0.04;

  @Test
  void theRobustRuleHoldsWhereTheMeanIsLost() {
    EvaluationData data = EvaluationData.synthetic();
    Map<Cell, CellResult> results =
        Stream.concat(
                Stream.of(cell(RuleKind.FEDAVG, AttackKind.SIGN_FLIP)),
                Arrays.stream(AttackKind.values()).map(attack -> cell(RuleKind.NNM, attack)))
            .parallel()
            .map(cell -> Simulation.run(Setting.reduced(), cell, data.training(), data.test()))
            .collect(Collectors.toMap(CellResult::cell, Function.identity()));
    results.forEach(
        (cell, result) ->
            System.out.printf(
                "%s accuracy %.4f, backdoor %.3f, %.0f s%n",
                cell.key(), result.accuracy(), result.attackSuccess(), result.seconds()));

    double clean = accuracy(results, RuleKind.NNM, AttackKind.NONE);
    assertThat(clean).isBetween(0.8, 0.96);
    assertThat(accuracy(results, RuleKind.FEDAVG, AttackKind.SIGN_FLIP)).isLessThan(0.3);
    for (AttackKind attack : AttackKind.values()) {
      assertThat(accuracy(results, RuleKind.NNM, attack))
          .as("%s, seed %d, clean %.4f", attack, SEED, clean)
          .isGreaterThan(clean - POINTS);
    }
  }

  private static Cell cell(RuleKind rule, AttackKind attack) {
    return new Cell(rule, attack, ALPHA, SEED);
  }

  private static double accuracy(Map<Cell, CellResult> results, RuleKind rule, AttackKind attack) {
    return java.util.Objects.requireNonNull(results.get(cell(rule, attack))).accuracy();
  }
}
