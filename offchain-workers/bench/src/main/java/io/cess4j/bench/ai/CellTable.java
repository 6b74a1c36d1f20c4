package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.AttackKind;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;

/** The table for people: a row for every attack, without attackers first. */
final class CellTable {
  private CellTable() {}

  static String of(Measured measured) {
    StringBuilder text =
        new StringBuilder(
            "%-10s %-5s %-17s %5s %8s %8s %9s %9s%n"
                .formatted(
                    "rule",
                    "alpha",
                    "attack",
                    "seeds",
                    "accuracy",
                    "least",
                    "to clean",
                    "backdoor"));
    for (Measured.Row row : measured.rows()) {
      DoubleSummaryStatistics accuracy = measured.accuracy(row).orElseThrow();
      Measured.Row clean = new Measured.Row(row.rule(), AttackKind.NONE, row.alpha());
      text.append(
          String.format(
              Locale.ROOT,
              "%-10s %-5s %-17s %5d %8.4f %8.4f %9s %9s%n",
              Words.of(row.rule()),
              row.alpha(),
              row.attack() == AttackKind.NONE ? "no attack" : Words.of(row.attack()),
              measured.seeds(row),
              accuracy.getAverage(),
              accuracy.getMin(),
              row.equals(clean) ? "" : measured.loss(row, clean).map(CellTable::lost).orElse("?"),
              measured.attackSuccess(row).map(CellTable::share).orElse("")));
    }
    return text.toString();
  }

  private static String lost(double loss) {
    return String.format(Locale.ROOT, "%+.4f", -loss);
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }
}
