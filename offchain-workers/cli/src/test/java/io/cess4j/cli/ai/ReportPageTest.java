package io.cess4j.cli.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.training.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Names of classes and architectures come from others and harm nobody who looks at the page. */
final class ReportPageTest {
  private static final String HOSTILE = "ill\"><script>alert('x')</script>&\u202e\u0000";

  @Test
  void whatOthersHaveNamedIsEscaped() {
    String page = ReportPage.of(report(HOSTILE));
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("\u202e")
        .doesNotContain("\u0000")
        .doesNotContain("src=")
        .doesNotContain("href=")
        .contains("ill&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;")
        .contains("default-src 'none'");
  }

  @Test
  void itShowsWhatTheTablesSay() {
    TaskReport report = report("ill");
    String page = ReportPage.of(report);
    assertThat(page)
        .contains("<figcaption>accuracy</figcaption>")
        .contains("<figcaption>loss (nats)</figcaption>")
        .contains("round 2: 0.7500")
        .contains("<td>healthy</td><td class=\"n\">2</td><td class=\"n\">1.0000</td>")
        .contains("<td>nobody</td><td class=\"n\">0</td><td class=\"n\">-</td>")
        .contains("at most 190000 for a participant")
        .contains("Certificate 12.")
        .contains("0:3 1:2 2:0")
        .doesNotContain("NaN");
    assertThat(ReportTables.text(report))
        .contains("certificate 12")
        .contains("0:190000 1:180000")
        .contains("0:3 1:2 2:0")
        .contains("0.7500");
    Map<String, Object> json = ReportTables.json(report);
    assertThat(json)
        .containsEntry("gasPerParticipantRound", 190_000L)
        .containsEntry("certificate", 12L)
        .containsEntry("accuracy", 0.75)
        .containsEntry("epsilon", 8.0)
        .containsKeys("scores", "classes", "gas", "rounds", "seats", "model");
  }

  @Test
  void withoutExamplesItSaysHowToGetAccuracy() {
    TaskReport report =
        new TaskReport(Tasks.ended("mlp-5-4-3/1"), List.of(), Scores.NONE, Optional.empty());
    assertThat(ReportPage.of(report))
        .contains("--examples")
        .contains("It is not registered.")
        .doesNotContain("<svg");
    assertThat(ReportTables.text(report)).contains("cess ai model register 7");
    assertThat(ReportTables.json(report)).doesNotContainKey("accuracy");
  }

  private static TaskReport report(String className) {
    Evaluation first = new Evaluation(4, 1.1, new int[][] {{1, 1, 0}, {1, 1, 0}, {0, 0, 0}});
    Evaluation last = new Evaluation(4, 0.6, new int[][] {{2, 0, 0}, {1, 1, 0}, {0, 0, 0}});
    return new TaskReport(
        Tasks.ended("mlp-5-4-3/1" + className),
        List.of(
            new io.cess4j.sdk.ai.RoundGas(
                2, new TreeMap<>(Map.of(0, 190_000L, 1, 180_000L)), 70_000)),
        new Scores(
            List.of(new RoundScore(0, first), new RoundScore(2, last)),
            List.of("healthy", className, "nobody"),
            ""),
        Optional.of(12L));
  }
}
