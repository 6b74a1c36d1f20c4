package io.cess4j.protocol.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.ValueOutOfRangeException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DealLayoutTest {

  @ParameterizedTest(name = "k={0} n={1}")
  @CsvSource({"1,4", "0,4", "5,4", "2,33", "33,33", "-1,4"})
  void shouldRefuseCodesOutsideTheBounds(int k, int n) {
    assertThatThrownBy(() -> new CodeParameters(k, n))
        .isInstanceOf(ValueOutOfRangeException.class)
        .hasMessageContaining("must be between");
  }

  @Test
  void shouldRefuseDealsThatAreEmptyOrTooLarge() {
    CodeParameters code = new CodeParameters(4, 6);
    assertThatThrownBy(() -> new DealLayout(code, 0)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> new DealLayout(code, Sizes.DEAL_BYTES + 1))
        .isInstanceOf(ValueOutOfRangeException.class)
        .hasMessageContaining("1073741825");
    assertThatThrownBy(() -> new DealLayout(code, 10).segmentBytes(1))
        .isInstanceOf(ValueOutOfRangeException.class);
  }

  @ParameterizedTest(name = "{0} bytes")
  @CsvSource({
    // size, segments, bytes of last segment, stripe, sectors of last fragment, sectors, blocks
    "1, 1, 1, 1, 1, 1, 1",
    "124, 1, 124, 31, 1, 1, 1",
    "125, 1, 125, 32, 2, 2, 1",
    "1015808, 1, 1015808, 253952, 8192, 8192, 1",
    "1015809, 1, 1015809, 253953, 8193, 8193, 2",
    "33554432, 1, 33554432, 8388608, 270601, 270601, 34",
    "33554433, 2, 1, 1, 1, 270602, 34",
    "1073741824, 32, 33554432, 8388608, 270601, 8659232, 1058",
  })
  void shouldCutAtExactBorders(
      long size, int segments, int last, int stripe, int lastSectors, long sectors, int blocks) {
    DealLayout layout = new DealLayout(new CodeParameters(4, 6), size);
    assertThat(layout.segments()).isEqualTo(segments);
    assertThat(layout.segmentBytes(segments - 1)).isEqualTo(last);
    assertThat(layout.stripeBytes(segments - 1)).isEqualTo(stripe);
    assertThat(layout.fragmentSectors(segments - 1)).isEqualTo(lastSectors);
    assertThat(layout.fragmentBytes(segments - 1)).isEqualTo(lastSectors * 31);
    assertThat(layout.sectors()).isEqualTo(sectors);
    assertThat(layout.holdingBytes()).isEqualTo(sectors * 31);
    assertThat(layout.blocks()).isEqualTo(blocks);
  }

  @Test
  void shouldAddUpWhateverTheSizeAndCode() {
    long seed = 20_260_101;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2_000; round++) {
      int n = random.nextInt(2, 33);
      DealLayout layout =
          new DealLayout(
              new CodeParameters(random.nextInt(2, n + 1), n),
              random.nextLong(1, Sizes.DEAL_BYTES + 1));
      long bytes = 0;
      long sectors = 0;
      for (int segment = 0; segment < layout.segments(); segment++) {
        assertThat(layout.segmentStart(segment)).isEqualTo(bytes);
        assertThat(layout.fragmentStart(segment))
            .as("seed %d, %s", seed, layout)
            .isEqualTo(sectors);
        assertThat((long) layout.stripeBytes(segment) * layout.code().k())
            .isGreaterThanOrEqualTo(layout.segmentBytes(segment));
        bytes += layout.segmentBytes(segment);
        sectors += layout.fragmentSectors(segment);
      }
      assertThat(bytes).as("seed %d, %s", seed, layout).isEqualTo(layout.size());
      assertThat(sectors).as("seed %d, %s", seed, layout).isEqualTo(layout.sectors());
    }
  }
}
