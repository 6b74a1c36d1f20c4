package io.cess4j.ai.aggregation.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.aggregation.AggregationException.RoundRejected;
import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {
  private static final RuleParameters PARAMETERS = new RuleParameters(1, true, 0, 65_536);

  private final ModelState state = ModelState.initial(FixedVector.zero(VectorKind.MODEL, 3));

  @Test
  void ranksAreInTheOrderOfSeats() {
    Round round = new Round(PARAMETERS, state, List.of(zero(31), zero(4), zero(0)));

    assertThat(round.updates()).extracting(SeatUpdate::seat).containsExactly(0, 4, 31);
    assertThat(round.included()).isEqualTo(1 << 31 | 1 << 4 | 1);
  }

  @Test
  void aSeatWithTwoUpdatesIsRefused() {
    assertThatThrownBy(() -> new Round(PARAMETERS, state, List.of(zero(2), zero(1), zero(2))))
        .isInstanceOf(RoundRejected.class)
        .hasMessageContaining("seat 2");
  }

  @Test
  void anUpdateOfAnotherLengthIsRefused() {
    SeatUpdate other = new SeatUpdate(5, FixedVector.zero(VectorKind.UPDATE, 4));

    assertThatThrownBy(() -> new Round(PARAMETERS, state, List.of(zero(0), other)))
        .isInstanceOf(RoundRejected.class)
        .hasMessageContaining("seat 5")
        .hasMessageContaining("4 components but the model 3");
  }

  @Test
  void seatsAndKindsOutOfTheirRangeAreRefused() {
    FixedVector model = FixedVector.zero(VectorKind.MODEL, 3);

    assertThatThrownBy(() -> zero(32)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> zero(-1)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new SeatUpdate(0, model)).isInstanceOf(VectorRejected.class);
    assertThatThrownBy(() -> new ModelState(model, model, state.velocity()))
        .isInstanceOf(VectorRejected.class)
        .hasMessageContaining("direction");
    assertThatThrownBy(
            () ->
                new ModelState(model, state.direction(), FixedVector.zero(VectorKind.VELOCITY, 2)))
        .isInstanceOf(VectorRejected.class)
        .hasMessageContaining("velocity");
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0", "16,0,0", "0,-1,0", "0,65536,0", "0,0,-1", "0,0,1048577"})
  void parametersOutOfTheirRangeAreRefused(int f, int momentum, int rate) {
    assertThatThrownBy(() -> new RuleParameters(f, false, momentum, rate))
        .isInstanceOf(ValueOutOfRangeException.class);
  }

  @Test
  void fewerThanTwoFPlusOneUpdatesChangeNothing() {
    Round two = new Round(PARAMETERS, state, List.of(zero(0), zero(1)));
    Round none = new Round(new RuleParameters(0, false, 0, 0), state, List.of());

    for (Round round : List.of(two, none)) {
      assertThat(round.suffices()).isFalse();
      assertThatThrownBy(() -> RoundComputation.of(round, Schedule.threads(1)))
          .isInstanceOf(RoundRejected.class)
          .hasMessageContaining("changes nothing");
    }
    assertThat(new Round(PARAMETERS, state, List.of(zero(0), zero(1), zero(2))).suffices())
        .isTrue();
  }

  private static SeatUpdate zero(int seat) {
    return new SeatUpdate(seat, FixedVector.zero(VectorKind.UPDATE, 3));
  }
}
