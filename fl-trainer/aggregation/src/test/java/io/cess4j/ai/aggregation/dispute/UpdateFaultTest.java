package io.cess4j.ai.aggregation.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.Hash256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateFaultTest {
  @ParameterizedTest
  @CsvSource({"0,524289", "63,-524289", "64,134217728", "199,-134217728"})
  void theFirstComponentOutOfBoundsIsOpenedUnderTheSendersRoot(int at, int value) {
    int[] sent = new int[200];
    sent[at] = value;
    sent[199] = VectorKind.MODEL.bound();
    Hash256 revealed =
        VectorTrees.of(
                FixedVector.of(VectorKind.MODEL, values(sent, at, value)), Schedule.threads(1))
            .root();

    UpdateFault fault = UpdateFault.find(values(sent, at, value), 200).orElseThrow();

    assertThat(fault.component()).isEqualTo(at);
    assertThat(fault.chunk().index()).isEqualTo(at / 64);
    assertThat(fault.chunk().root()).isEqualTo(revealed);
  }

  private static int[] values(int[] sent, int at, int value) {
    int[] values = sent.clone();
    values[at] = value;
    return values;
  }

  @Test
  void anUpdateWithinItsBoundsHasNone() {
    int bound = VectorKind.UPDATE.bound();

    assertThat(UpdateFault.find(new int[] {bound, -bound, 0}, 3)).isEmpty();
    assertThat(UpdateFault.find(new int[] {0, Integer.MIN_VALUE}, 2)).isPresent();
  }

  @Test
  void beyondTheLastComponentOnlyZerosAreInBounds() {
    assertThat(UpdateFault.find(new int[] {5, 0, 0}, 1)).isEmpty();
    UpdateFault fault = UpdateFault.find(new int[] {5, 0, 1}, 1).orElseThrow();
    assertThat(fault.component()).isEqualTo(2);
    assertThat(fault.chunk().siblings()).isEmpty();
  }
}
