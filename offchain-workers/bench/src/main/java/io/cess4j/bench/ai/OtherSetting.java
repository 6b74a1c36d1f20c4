package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.EvaluationData;
import io.cess4j.ai.evaluation.Setting;

/** Whether figures were taken where they were asked for. */
final class OtherSetting {
  /** Training pictures of Fashion-MNIST. */
  private static final int ALL = 60_000;

  private OtherSetting() {}

  /** In words why not; empty where they were. How silos train is the product's own choice. */
  static String of(EvaluationData data, Setting setting) {
    Setting asked = Setting.full();
    if (data.training().size() != ALL) {
      return "asked on Fashion-MNIST, measured on " + data.name();
    }
    return setting.participants() == asked.participants()
            && setting.attackers() == asked.attackers()
        ? ""
        : "asked with %d clients and %d attackers"
            .formatted(asked.participants(), asked.attackers());
  }
}
