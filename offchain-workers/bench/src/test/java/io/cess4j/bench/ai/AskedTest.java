package io.cess4j.bench.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.evaluation.AttackKind;
import io.cess4j.ai.evaluation.Cell;
import io.cess4j.ai.evaluation.CellResult;
import io.cess4j.ai.evaluation.RuleKind;
import io.cess4j.bench.Machine;
import io.cess4j.bench.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AskedTest {
  private static final double HALF = Preset.USUAL_ALPHA;
  private final List<CellResult> results = new ArrayList<>();

  @Test
  void meansOfThreeSeedsAreJudged() {
    add(RuleKind.NNM, AttackKind.NONE, HALF, 0.869, 0.871, 0.870);
    add(RuleKind.NNM, AttackKind.GAUSSIAN, HALF, 0.860, 0.862, 0.861);
    add(RuleKind.NNM, AttackKind.SIGN_FLIP, HALF, 0.850, 0.850, 0.850);
    add(RuleKind.NNM, AttackKind.INNER_PRODUCT, HALF, 0.850, 0.850, 0.849);

    assertThat(held("no attack")).isEqualTo("true");
    assertThat(held("gaussian")).isEqualTo("false");
    assertThat(held("sign-flip under clean")).isEqualTo("true");
    assertThat(held("inner-product under clean")).isEqualTo("false");
    assertThat(reach("label-flip").get("why").asString()).isEqualTo("no cell of it");
  }

  @Test
  void fewerSeedsAreToldAndNotJudged() {
    add(RuleKind.NNM, AttackKind.NONE, HALF, 0.9, 0.9);

    assertThat(held("no attack")).isEqualTo("null");
    assertThat(reach("no attack").get("measured").asDouble()).isEqualTo(0.9);
    assertThat(reach("no attack").get("why").asString()).isEqualTo("2 of 3 seeds");
  }

  @Test
  void theWorstAttackNeedsAllAttacks() {
    for (AttackKind attack : Preset.ATTACKS) {
      add(RuleKind.NNM, attack, HALF, attack == AttackKind.MIMIC ? 0.846 : 0.86, 0.86, 0.86);
    }
    assertThat(held("worst attack")).isEqualTo("true");
    assertThat(reach("worst attack").get("why").asString()).isEqualTo("mimic");

    results.removeIf(result -> result.cell().attack() == AttackKind.COPYCAT);
    assertThat(held("worst attack")).isEqualTo("null");
  }

  /** A loss is taken seed by seed, under the same attack. */
  @Test
  void withFewClassesASiloTheRuleIsHeldAgainstTheMean() {
    for (AttackKind attack : Preset.ATTACKS) {
      add(RuleKind.FEDAVG, attack, Preset.SMALL_ALPHA, 0.70, 0.80, 0.75);
      add(RuleKind.NNM, attack, Preset.SMALL_ALPHA, 0.695, 0.795, 0.745);
    }
    assertThat(held("alpha 0.1, under FedAvg")).isEqualTo("true");

    results.removeIf(
        result ->
            result.cell().attack() == AttackKind.LABEL_FLIP
                && result.cell().rule() == RuleKind.NNM);
    add(RuleKind.NNM, AttackKind.LABEL_FLIP, Preset.SMALL_ALPHA, 0.68, 0.78, 0.74);
    assertThat(held("alpha 0.1, under FedAvg")).isEqualTo("false");
    assertThat(reach("alpha 0.1, under FedAvg").get("why").asString()).isEqualTo("label-flip");
  }

  @Test
  void figuresOfAnotherSettingAreNotJudged() {
    add(RuleKind.NNM, AttackKind.NONE, HALF, 0.9, 0.9, 0.9);

    JsonNode one = reach("no attack", "asked on other data");
    assertThat(one.get("held").isNull()).isTrue();
    assertThat(one.get("why").asString()).isEqualTo("asked on other data");
  }

  private void add(RuleKind rule, AttackKind attack, double alpha, double... accuracies) {
    for (int i = 0; i < accuracies.length; i++) {
      double one = accuracies[i];
      results.add(
          new CellResult(
              new Cell(rule, attack, alpha, i + 1), List.of(one, one, one), Double.NaN, 0, 0, 1));
    }
  }

  private String held(String name) {
    return reach(name).get("held").toString();
  }

  private JsonNode reach(String name) {
    return reach(name, "");
  }

  private JsonNode reach(String name, String otherSetting) {
    Result result = new Result("ai", new Machine(2, "some cpu", "25", "Linux", 0.5), "none");
    new Asked(new Measured(results), result, otherSetting).tell();
    return JsonMapper.shared().readTree(result.json()).get("reach").get(name);
  }
}
