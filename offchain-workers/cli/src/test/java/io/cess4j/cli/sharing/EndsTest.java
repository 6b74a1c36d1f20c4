package io.cess4j.cli.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.cli.CommandException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndsTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "30", "d", "-1d", "1w", "2027-13-01", "2027-01-31T12:00", "1234567d"})
  void whatIsNoEndIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> Ends.parse(text, NOW))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("write 30d");
  }

  @Test
  void spansCountFromChainTime() {
    assertThat(Ends.parse("90s", NOW)).isEqualTo(NOW.plusSeconds(90));
    assertThat(Ends.parse("15m", NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    assertThat(Ends.parse("12h", NOW)).isEqualTo(NOW.plus(Duration.ofHours(12)));
    assertThat(Ends.parse("30d", NOW)).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void aDateEndsWithItsDayHere() {
    assertThat(Ends.parse("2027-01-31", NOW))
        .isEqualTo(LocalDate.of(2027, 2, 1).atStartOfDay(ZoneId.systemDefault()).toInstant());
    assertThat(Ends.parse("2027-01-31T12:00Z", NOW))
        .isEqualTo(Instant.parse("2027-01-31T12:00:00Z"));
  }
}
