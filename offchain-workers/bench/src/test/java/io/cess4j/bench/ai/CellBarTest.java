package io.cess4j.bench.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.evaluation.AttackKind;
import io.cess4j.ai.evaluation.Cell;
import io.cess4j.ai.evaluation.CellResult;
import io.cess4j.ai.evaluation.RuleKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CellBarTest {
  private static final Cell CELL = new Cell(RuleKind.NNM, AttackKind.SIGN_FLIP, 0.5, 3);
  private static final CellResult RESULT =
      new CellResult(CELL, List.of(0.8, 0.8, 0.8), Double.NaN, 0, 0, 61.2);
  private final AtomicLong millis = new AtomicLong(1_000);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void theTimeLeftFollowsFromRoundsOfThisRun() {
    CellBar bar = bar(false, 3, 120);
    bar.finished(RESULT, true);
    for (int i = 0; i < 60; i++) {
      millis.addAndGet(1_000);
      bar.round(CELL);
    }
    bar.finished(RESULT, false);

    assertThat(text())
        .isEqualToNormalizingNewlines(
            """
            1 of 3: nnm, sign-flip, alpha 0.5, seed 3: 0.8000 (kept); time left not known yet
            2 of 3: nnm, sign-flip, alpha 0.5, seed 3: 0.8000 in 61 s; 2 min left
            """);
  }

  @Test
  void aTerminalSeesABar() {
    CellBar bar = bar(true, 1, 10);
    for (int i = 0; i < 5; i++) {
      millis.addAndGet(2_000_000);
      bar.round(CELL);
    }

    assertThat(text())
        .endsWith("\r[" + "#".repeat(15) + "-".repeat(15) + "] 0 of 1 cells, 2 h 46 min left   ");
  }

  private CellBar bar(boolean terminal, int cells, long rounds) {
    return new CellBar(
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        terminal,
        () -> Instant.ofEpochMilli(millis.get()),
        cells,
        rounds);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
