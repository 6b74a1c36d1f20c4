package io.cess4j.ai.aggregation.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedVectorTest {
  @ParameterizedTest
  @EnumSource
  void takesEveryKindUpToItsBoundAndNoFurther(VectorKind kind) {
    int bound = kind.bound();

    assertThat(FixedVector.of(kind, bound, -bound).toInts()).containsExactly(bound, -bound);
    for (int beyond : new int[] {bound + 1, -bound - 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> FixedVector.of(kind, 0, beyond))
          .isInstanceOf(VectorRejected.class)
          .hasMessageContaining("component 1")
          .hasMessageContaining(Integer.toString(beyond));
    }
  }

  @Test
  void hasAtLeastOneComponentAndAtMostFourMillion() {
    assertThatThrownBy(() -> FixedVector.of(VectorKind.UPDATE))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> FixedVector.zero(VectorKind.UPDATE, (1 << 22) + 1))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThat(FixedVector.zero(VectorKind.UPDATE, 1 << 22).chunks()).isEqualTo(1 << 16);
  }

  @Test
  void isNotChangedFromOutside() {
    int[] given = {1, 2};
    FixedVector vector = FixedVector.of(VectorKind.MODEL, given);
    given[0] = 9;
    vector.toInts()[1] = 9;

    assertThat(vector).isEqualTo(FixedVector.of(VectorKind.MODEL, 1, 2));
    assertThat(vector).isNotEqualTo(FixedVector.of(VectorKind.VELOCITY, 1, 2));
  }

  @Test
  void anUpdateIsTheRoundedDifferenceFromTheBase() {
    FixedVector base = FixedVector.model(0.5f, -1.0f, 0.1f);
    float step = 3.4f / (1 << 16);

    FixedVector update = FixedVector.update(base, 0.5f + step, -1.0f - 2 * step, 0.1f);

    assertThat(base.toInts()).containsExactly(32_768, -65_536, 6_554);
    assertThat(update.toInts()).containsExactly(3, -7, 0);
  }

  @Test
  void anUpdateStopsAtItsBound() {
    FixedVector base = FixedVector.model(0f, 0f);

    assertThat(FixedVector.update(base, 9f, -1e30f).toInts()).containsExactly(1 << 19, -(1 << 19));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void trainingThatDivergedGivesNoUpdate(float value) {
    FixedVector base = FixedVector.model(0f, 0f);

    assertThatThrownBy(() -> FixedVector.update(base, 0f, value))
        .isInstanceOf(VectorRejected.class)
        .hasMessageContaining("parameter 1");
  }

  @Test
  void aModelBeyondItsBoundIsRefused() {
    assertThat(FixedVector.model(2048f).at(0)).isEqualTo(1 << 27);
    assertThatThrownBy(() -> FixedVector.model(2049f)).isInstanceOf(VectorRejected.class);
  }

  @Test
  void anUpdateOfAnotherLengthIsRefused() {
    FixedVector base = FixedVector.model(0f, 0f);

    assertThatThrownBy(() -> FixedVector.update(base, 0f))
        .isInstanceOf(VectorRejected.class)
        .hasMessageContaining("1 parameters were trained but the base has 2");
  }

  @Test
  void floatsComeBackExactly() {
    float[] parameters = {0.25f, -3.0625f, 100f / 65_536};

    assertThat(FixedVector.model(parameters).toFloats()).containsExactly(parameters);
  }

  @Test
  void chunksAreLittleEndianAndPaddedWithZeros() {
    int[] values = new int[65];
    values[64] = -2;
    FixedVector vector = FixedVector.of(VectorKind.UPDATE, values);

    assertThat(vector.chunks()).isEqualTo(2);
    byte[] last = new byte[256];
    Arrays.fill(last, (byte) 7);
    vector.chunk(1, last);
    assertThat(last).startsWith(0xfe, 0xff, 0xff, 0xff, 0, 0);
    assertThat(Arrays.copyOfRange(last, 4, 256)).containsOnly(0);
  }
}
