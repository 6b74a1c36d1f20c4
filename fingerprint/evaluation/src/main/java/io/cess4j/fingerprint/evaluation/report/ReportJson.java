package io.cess4j.fingerprint.evaluation.report;

import io.cess4j.fingerprint.evaluation.EffectiveBits;
import io.cess4j.fingerprint.evaluation.Evaluation;
import io.cess4j.fingerprint.evaluation.MeasureResult;
import io.cess4j.fingerprint.evaluation.Proportion;
import io.cess4j.fingerprint.evaluation.Recall;
import io.cess4j.fingerprint.evaluation.Report;
import io.cess4j.fingerprint.evaluation.ScopeResult;
import io.cess4j.fingerprint.evaluation.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as maps and lists, for any writer of JSON. */
public final class ReportJson {
  private ReportJson() {}

  /** The whole report. */
  public static Map<String, @Nullable Object> of(Report report) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("seed", report.seed());
    json.put("commit", report.commit());
    json.put("date", report.date());
    json.put("machine", report.machine());
    json.put("command", report.command());
    json.put("seconds", rounded(report.seconds()));
    json.put("targets", report.targets().stream().map(ReportJson::target).toList());
    json.put("failures", report.failures());
    json.put("kinds", report.evaluations().stream().map(ReportJson::evaluation).toList());
    json.put("search", report.search());
    json.put("notes", report.notes());
    return json;
  }

  private static Map<String, Object> target(Target.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", result.target().kind());
    json.put("group", result.target().group());
    json.put("asked", result.target().least());
    json.put("recall", proportion(result.recall().found()));
    json.put("works", result.works());
    json.put("falsePositiveRate", result.rate());
    json.put("verdict", result.verdict().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static Map<String, Object> evaluation(Evaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", evaluation.kind());
    json.put("tested", evaluation.tested());
    json.put("calibrationWorks", evaluation.calibrationWorks());
    json.put("heldOutWorks", evaluation.heldOutWorks());
    json.put("heldOutReal", evaluation.heldOutReal());
    json.put("seconds", rounded(evaluation.seconds()));
    json.put("methods", evaluation.measures().stream().map(ReportJson::measure).toList());
    json.put("lost", evaluation.lost());
    json.put("notes", evaluation.notes());
    return json;
  }

  private static Map<String, @Nullable Object> measure(MeasureResult measure) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", measure.name());
    EffectiveBits bits = measure.effectiveBits();
    if (bits != null) {
      json.put("effectiveBits", rounded(bits.bits()));
      json.put("strangersMean", rounded(bits.mean()));
      json.put("strangersDeviation", rounded(bits.deviation()));
    }
    json.put("ownThreshold", measure.ownThreshold());
    json.put("registerMilliseconds", rounded(measure.registerMilliseconds()));
    json.put("queryMilliseconds", rounded(measure.queryMilliseconds()));
    json.put("scopes", measure.scopes().stream().map(ReportJson::scope).toList());
    json.put("nearestStrangers", measure.strangers());
    return json;
  }

  private static Map<String, @Nullable Object> scope(ScopeResult scope) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("scope", scope.scope().words());
    json.put("falsePositiveRate", scope.rate());
    json.put("threshold", rounded(scope.threshold()));
    json.put("calibrationPairs", scope.calibrationPairs());
    json.put("heldOutFalsePositives", proportion(scope.falsePositives()));
    json.put("heldOutFalsePositivesAtOwnThreshold", proportion(scope.falsePositivesByOwn()));
    json.put("works", scope.works());
    json.put("groups", recalls(scope.groups()));
    json.put("attacks", recalls(scope.attacks()));
    json.put("curves", scope.curves());
    return json;
  }

  private static List<Map<String, @Nullable Object>> recalls(List<Recall> recalls) {
    return recalls.stream()
        .map(
            recall -> {
              Map<String, @Nullable Object> json = new LinkedHashMap<>();
              json.put("name", recall.name());
              json.put("group", recall.group());
              json.put("recall", proportion(recall.found()));
              json.put("recallAtOwnThreshold", proportion(recall.foundByOwn()));
              return json;
            })
        .toList();
  }

  private static @Nullable Map<String, Object> proportion(@Nullable Proportion proportion) {
    if (proportion == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hits", proportion.hits());
    json.put("trials", proportion.trials());
    json.put("lower", rounded(proportion.lower()));
    json.put("upper", rounded(proportion.upper()));
    return json;
  }

  /** Six significant digits. */
  private static Number rounded(double value) {
    return Double.isFinite(value)
        ? Double.valueOf(
            new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue())
        : Double.valueOf(Double.MAX_VALUE);
  }
}
