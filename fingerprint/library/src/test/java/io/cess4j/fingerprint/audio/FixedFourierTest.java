package io.cess4j.fingerprint.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedFourierTest {
  private final short[] samples = new short[FixedFourier.SIZE];
  private final long[] power = new long[FixedFourier.BINS];

  @Test
  void agreesWithTheTransformInDoubles() {
    Random random = new Random(20_261_130);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1);
    }

    new FixedFourier().power(samples, 0, power);

    for (int bin : new int[] {0, 1, 17, 1_000, 2_047, 2_048}) {
      double exact = exact(bin);
      assertThat((double) power[bin]).isCloseTo(exact, within(exact));
    }
  }

  @Test
  void theLoudestSoundsDoNotOverflow() {
    for (int sign : new int[] {1, -1}) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = i % 2 == 0 || sign == 1 ? Short.MIN_VALUE : Short.MAX_VALUE;
      }

      new FixedFourier().power(samples, 0, power);

      assertThat(power[sign == 1 ? 0 : 2_048]).isGreaterThan(1L << 59);
      for (long value : power) {
        assertThat(value).isNotNegative();
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double exact) {
    return org.assertj.core.data.Offset.offset(exact * 1e-3 + 1e6);
  }

  private double exact(int bin) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < samples.length; i++) {
      double window = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (FixedFourier.SIZE - 1));
      double angle = 2 * Math.PI * bin * i / FixedFourier.SIZE;
      re += samples[i] * window * Math.cos(angle) * 16;
      im += samples[i] * window * Math.sin(angle) * 16;
    }
    return re * re + im * im;
  }
}
