package io.cess4j.sdk.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.event.AiGapEvent;
import io.cess4j.chain.event.AiGapOutcomeStruck;
import io.cess4j.chain.event.AiGapRoundEnded;
import io.cess4j.chain.event.AiGapRoundFailed;
import io.cess4j.chain.event.AiGapUpdateCommitted;
import io.cess4j.chain.event.AiGapUpdateRevealed;
import io.cess4j.chain.event.AiGapUpdatesIncluded;
import io.cess4j.chain.event.AiGapVoteRevealed;
import io.cess4j.chain.event.EventPosition;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundReaderTest {
  private static final EventPosition AT = new EventPosition(1, Bytes32.ZERO, Bytes32.ZERO, 0);
  private static final AiGapOutcome OUTCOME =
      new AiGapOutcome(
          0b101,
          Bytes32.ZERO,
          Bytes32.ZERO,
          Bytes32.ZERO,
          Bytes32.ZERO,
          Bytes32.ZERO,
          Bytes32.ZERO,
          word("aa"));

  @Test
  void aRoundIsGatheredFromItsEventsAndAFailedOneStaysApart() {
    List<AiGapEvent> events =
        List.of(
            committed(1, 0),
            new AiGapRoundFailed(AT, 7, 1, 1),
            committed(2, 0),
            committed(2, 2),
            committed(2, 31),
            new AiGapUpdateRevealed(AT, 7, 2, 0, word("01"), word("02")),
            new AiGapUpdateRevealed(AT, 7, 2, 2, word("03"), word("04")),
            new AiGapUpdatesIncluded(AT, 7, 2, 0b101),
            new AiGapVoteRevealed(AT, 7, 2, 2, word("bb"), OUTCOME),
            new AiGapOutcomeStruck(AT, 7, 2, word("cc"), Address.ZERO, 0b1),
            new AiGapRoundEnded(AT, 7, 2, word("bb"), 1, OUTCOME));

    List<RoundView> rounds = RoundReader.read(events);

    assertThat(rounds).extracting(RoundView::number).containsExactly(1, 2);
    assertThat(rounds.getFirst().failed()).isTrue();
    assertThat(rounds.getFirst().excluded()).as("nothing was settled").isZero();
    RoundView ended = rounds.getLast();
    assertThat(ended.failed()).isFalse();
    assertThat(ended.committed()).isEqualTo(0b101 | 1 << 31);
    assertThat(ended.revealed()).isEqualTo(0b101);
    assertThat(ended.included()).isEqualTo(0b101);
    assertThat(ended.excluded()).isEqualTo(1 << 31);
    assertThat(ended.voted()).isEqualTo(0b100);
    assertThat(ended.struck()).containsExactly(word("cc"));
    assertThat(ended.outcome()).contains(OUTCOME);
  }

  private static AiGapUpdateCommitted committed(int round, int seat) {
    return new AiGapUpdateCommitted(AT, 7, round, seat, word("0c"));
  }

  private static Bytes32 word(String twoDigits) {
    return Bytes32.of("0x" + twoDigits.repeat(32));
  }
}
