package io.cess4j.fingerprint.evaluation.report;

import io.cess4j.fingerprint.evaluation.Proportion;
import io.cess4j.fingerprint.evaluation.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as the reports write them. */
final class Words {
  private Words() {}

  /** {@code 0.987 [0.965, 0.996]}. */
  static String interval(@Nullable Proportion proportion) {
    return proportion == null || proportion.trials() == 0
        ? "-"
        : format(
            "%.3f [%.3f, %.3f]",
            Math.floor(1000 * proportion.share()) / 1000, proportion.lower(), proportion.upper());
  }

  /** Three decimals, rounded down: 1.000 is all. */
  static String share(@Nullable Proportion proportion) {
    return proportion == null || proportion.trials() == 0
        ? "-"
        : format("%.3f", Math.floor(1000 * proportion.share()) / 1000);
  }

  /** {@code 3 of 120000 (2.5e-05, at most 7.3e-05)}. */
  static String falsePositives(@Nullable Proportion proportion) {
    return proportion == null
        ? "more than are counted"
        : format(
            "%d of %d (%.1e, at most %.1e)",
            proportion.hits(), proportion.trials(), proportion.share(), proportion.upper());
  }

  /** {@code 1e-4}. */
  static String rate(double rate) {
    return format("1e%d", Math.round(Math.log10(rate)));
  }

  static String verdict(Target.Verdict verdict) {
    return switch (verdict) {
      case MET -> "met";
      case MISSED -> "MISSED";
      case REPORTED -> "reported only, fewer than " + Target.LEAST_WORKS + " works";
    };
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency
  static String format(String format, @Nullable Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
