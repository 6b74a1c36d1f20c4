package io.cess4j.chain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.contract.Constants;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProtocolCalendarTest {
  private static final Instant GENESIS = Instant.parse("2026-11-22T08:00:00Z");

  /** protocol.md section 1: 24 windows of 59 minutes and a tail of 24 minutes. */
  private static final ProtocolCalendar MAINNET =
      new ProtocolCalendar(
          new Constants(
              GENESIS,
              Duration.ofDays(1),
              24,
              Duration.ofMinutes(59),
              Duration.ofMinutes(24),
              Duration.ofSeconds(60),
              Duration.ofHours(6),
              1L << 40,
              8192));

  private static Instant at(String time) {
    return GENESIS.plus(Duration.parse(time));
  }

  @Test
  void daysAreHalfOpen() {
    assertThat(MAINNET.dayAt(GENESIS)).isZero();
    assertThat(MAINNET.dayAt(at("PT23H59M59S"))).isZero();
    assertThat(MAINNET.dayAt(at("PT24H"))).isEqualTo(1);
    assertThat(MAINNET.startOf(1)).isEqualTo(at("PT24H"));
  }

  @Test
  void windowsFollowOneAnotherAndLeaveATail() {
    assertThat(MAINNET.windowAt(GENESIS)).isEqualTo(OptionalInt.of(0));
    assertThat(MAINNET.windowAt(at("PT58M59S"))).isEqualTo(OptionalInt.of(0));
    assertThat(MAINNET.windowAt(at("PT59M"))).isEqualTo(OptionalInt.of(1));
    assertThat(MAINNET.windowAt(at("PT23H35M59S"))).isEqualTo(OptionalInt.of(23));
    assertThat(MAINNET.windowAt(at("PT23H36M"))).isEmpty();
    assertThat(MAINNET.windowAt(at("PT24H"))).isEqualTo(OptionalInt.of(0));
  }

  @Test
  void everyGraceEndsBeforeTheNextDayIsOver() {
    assertThat(MAINNET.proofsUntil(0, 23)).isEqualTo(MAINNET.startOf(1));
    assertThat(MAINNET.proofsUntil(2, 0)).isEqualTo(at("PT48H").plus(Duration.ofMinutes(83)));
    assertThat(MAINNET.windowOpens(2, 1)).isEqualTo(MAINNET.windowEnds(2, 0));
  }

  @Test
  void aBeatMayComeOneIntervalLate() {
    assertThat(MAINNET.beatAt(at("PT59S"))).isZero();
    assertThat(MAINNET.beatAt(at("PT60S"))).isEqualTo(1);
    assertThat(MAINNET.beatOpens(10)).isEqualTo(at("PT10M"));
    assertThat(MAINNET.beatCloses(10)).isEqualTo(at("PT12M"));
  }

  @Test
  void erasCountFromGenesis() {
    assertThat(MAINNET.eraAt(at("PT5H59M59S"))).isZero();
    assertThat(MAINNET.eraAt(at("PT6H"))).isEqualTo(1);
  }

  @Test
  void timeBeforeGenesisAndWindowsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> MAINNET.dayAt(GENESIS.minusMillis(1))).hasMessageContaining("genesis");
    assertThatThrownBy(() -> MAINNET.windowOpens(0, 24)).hasMessageContaining("window 24");
    assertThatThrownBy(() -> MAINNET.proofsUntil(0, -1)).hasMessageContaining("window -1");
  }
}
