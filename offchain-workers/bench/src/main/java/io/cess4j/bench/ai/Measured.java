package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.AttackKind;
import io.cess4j.ai.evaluation.CellResult;
import io.cess4j.ai.evaluation.RuleKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results of the same rule, attack and alpha together, over their seeds. */
final class Measured {
  private final Map<Row, List<CellResult>> rows = new LinkedHashMap<>();

  record Row(RuleKind rule, AttackKind attack, double alpha) {}

  Measured(Collection<CellResult> results) {
    for (CellResult result : results) {
      Row row = new Row(result.cell().rule(), result.cell().attack(), result.cell().alpha());
      rows.computeIfAbsent(row, key -> new ArrayList<>()).add(result);
    }
  }

  Collection<Row> rows() {
    return rows.keySet();
  }

  int seeds(Row row) {
    return rows.getOrDefault(row, List.of()).size();
  }

  /** Mean, least and greatest; empty where nothing was measured. */
  Optional<DoubleSummaryStatistics> accuracy(Row row) {
    return Optional.ofNullable(rows.get(row))
        .map(
            results ->
                results.stream().collect(Collectors.summarizingDouble(CellResult::accuracy)));
  }

  /** Mean share of marked examples that a backdoor turns; empty without one. */
  Optional<Double> attackSuccess(Row row) {
    DoubleSummaryStatistics shares =
        rows.getOrDefault(row, List.of()).stream()
            .mapToDouble(CellResult::attackSuccess)
            .filter(share -> !Double.isNaN(share))
            .summaryStatistics();
    return shares.getCount() == 0 ? Optional.empty() : Optional.of(shares.getAverage());
  }

  /** How far a row's mean lies under another's, seeds that both have only. */
  Optional<Double> loss(Row row, Row reference) {
    Map<Long, Double> clean =
        rows.getOrDefault(reference, List.of()).stream()
            .collect(Collectors.toMap(one -> one.cell().seed(), CellResult::accuracy));
    DoubleSummaryStatistics losses =
        rows.getOrDefault(row, List.of()).stream()
            .filter(one -> clean.containsKey(one.cell().seed()))
            .mapToDouble(one -> clean.getOrDefault(one.cell().seed(), Double.NaN) - one.accuracy())
            .summaryStatistics();
    return losses.getCount() == 0 ? Optional.empty() : Optional.of(losses.getAverage());
  }
}
