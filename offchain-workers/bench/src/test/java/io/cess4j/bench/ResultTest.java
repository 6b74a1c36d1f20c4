package io.cess4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTest {
  private final Result result =
      new Result("speed", new Machine(2, "some cpu", "25", "Linux", 0.5), "a round");

  @Test
  void aMissedFigureSaysWhatHoldsItBack() {
    result.put("putMBps", 41.237).reach("putMBps", Reach.atLeast(60, 41.237, "the disk"));

    assertThat(result.json())
        .contains("\"putMBps\":41.24")
        .contains("{\"asked\":\">= 60\",\"measured\":41.24,\"held\":false,\"why\":\"the disk\"}")
        .doesNotContain("\n");
    assertThat(result.text()).contains("MISSED: the disk");
  }

  @Test
  void aFigureThatHoldsNeedsNoReason() {
    result.reach("putMBps", Reach.atLeast(60, 60, "the disk"));

    assertThat(result.json()).contains("\"held\":true}").doesNotContain("the disk");
  }

  @Test
  void whatIsAbsentIsNullWithAReason() {
    result.reach("isal", Reach.absent(">= 0.5", "not installed"));

    assertThat(result.json())
        .contains(
            "{\"asked\":\">= 0.5\",\"measured\":null,\"held\":null,\"why\":\"not installed\"}");
  }
}
