package io.cess4j.fingerprint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.evaluation.audio.AudioEvaluation;
import io.cess4j.fingerprint.evaluation.data.DataFolder;
import io.cess4j.fingerprint.evaluation.image.ImageEvaluation;
import io.cess4j.fingerprint.evaluation.report.ReportHtml;
import io.cess4j.fingerprint.evaluation.report.ReportMarkdown;
import io.cess4j.fingerprint.evaluation.text.TextEvaluation;
import io.cess4j.fingerprint.evaluation.video.VideoEvaluation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The evaluation with few, synthetic works, so that it is the same wherever it runs. What it
 * demands is what was measured at this seed less a margin: whoever makes a fingerprint worse hears
 * of it here, and of how much worse from the whole evaluation.
 */
class ReducedEvaluationTest {
  private static final long SEED = 20261130;

  private final DataFolder nothing = DataFolder.scan(List.of());
  private final Plan plan =
      new Plan(SEED, 2, true, words -> System.out.println("seed " + SEED + ": " + words));

  @Test
  void copiesOfPicturesAreFound() {
    Evaluation evaluation = ImageEvaluation.run(nothing, plan);

    demand(
        evaluation,
        Map.of(
            "global", .98,
            "pad", .95,
            "crop-10", .95,
            "crop-30", .9,
            "one-sided", .95,
            "flip", .95,
            "quarter-turn", .95,
            "rotation-5", .95,
            "combined", .9));
    assertThat(bits(evaluation)).as("effective bits").isGreaterThan(200);
  }

  @Test
  void copiesOfTextsAreFound() {
    Evaluation evaluation = TextEvaluation.run(nothing, plan);

    demand(evaluation, Map.of("delete-30", .93, "substitute-30", .88, "shuffle", .93, "half", .93));
    assertThat(bits(evaluation)).as("effective bits").isGreaterThan(150);
  }

  @Test
  void copiesOfSoundsAreFound() {
    Evaluation evaluation = AudioEvaluation.run(nothing, plan);

    demand(evaluation, Map.of("codec", .95, "noise", .95, "cut", .95, "speed", .9, "pitch", .9));
    assertThat(bits(evaluation)).as("effective bits").isGreaterThan(180);
  }

  @Test
  void copiesOfVideosAreFound() {
    Evaluation evaluation = VideoEvaluation.run(nothing, plan);

    demand(
        evaluation,
        Map.of(
            "transcode", .95,
            "noise", .95,
            "bars", .95,
            "crop-10", .9,
            "flip", .95,
            "trim-30", .95,
            "frame-rate", .95,
            "speed", .95));
    assertThat(bits(evaluation)).as("effective bits").isGreaterThan(100);
  }

  /** The product must not find what is not there, and must find at least what is demanded. */
  private static void demand(Evaluation evaluation, Map<String, Double> least) {
    ScopeResult result = evaluation.measure(evaluation.tested()).scopes().getFirst();
    Proportion wrong = java.util.Objects.requireNonNull(result.falsePositivesByOwn());
    assertThat(wrong.share()).as("false positives: " + wrong).isLessThan(1e-3);
    for (Recall group : result.groups()) {
      assertThat(java.util.Objects.requireNonNull(group.foundByOwn()).share())
          .as("recall of %s at the product's own threshold, seed %d", group.name(), SEED)
          .isGreaterThanOrEqualTo(least.getOrDefault(group.name(), 0.0));
    }
    Report report =
        new Report(
            SEED,
            "-",
            "-",
            "-",
            "-",
            List.of(evaluation),
            Map.of(),
            List.of(),
            evaluation.seconds());
    assertThat(ReportMarkdown.of(report)).contains("| " + evaluation.kind() + " | ");
    assertThat(ReportHtml.of(report)).contains("<svg").endsWith("</html>\n");
    for (String failure : report.failures()) {
      System.out.println(failure);
    }
  }

  private static double bits(Evaluation evaluation) {
    return java.util.Objects.requireNonNull(evaluation.measure(evaluation.tested()).effectiveBits())
        .bits();
  }
}
