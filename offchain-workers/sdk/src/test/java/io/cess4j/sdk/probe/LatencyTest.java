package io.cess4j.sdk.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatencyTest {
  @Test
  void ranksAreThoseOfAnsweredRequestsOnly() {
    List<Timed> tries = new ArrayList<>();
    for (int i = 20; i >= 1; i--) {
      tries.add(new Timed(Duration.ofMillis(i), 1, null));
    }
    tries.add(new Timed(Duration.ofMinutes(1), 0, "no answer"));
    assertThat(Latency.of(tries))
        .isEqualTo(new Latency(Duration.ofMillis(10), Duration.ofMillis(19)));
    assertThat(Latency.of(tries.subList(0, 1)))
        .isEqualTo(new Latency(Duration.ofMillis(20), Duration.ofMillis(20)));
    assertThat(Latency.of(List.of())).isEqualTo(new Latency(Duration.ZERO, Duration.ZERO));
  }
}
