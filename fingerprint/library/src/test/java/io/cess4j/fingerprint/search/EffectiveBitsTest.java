package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cess4j.fingerprint.code.Code256;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectiveBitsTest {
  private final Drawn drawn = new Drawn(20261130);

  @Test
  void fairCoinsAreAllEffective() {
    EffectiveBits bits = EffectiveBits.of(codes(drawn::code));

    assertThat(bits.bits()).isBetween(245.0, 256.0);
    assertThat(bits.mean()).isCloseTo(128, within(0.5));
    assertThat(bits.logChance(256)).isCloseTo(0, within(1e-9));
    assertThat(bits.logChance(128)).isBetween(-0.5, -0.1);
    // 2^-256 (1 + 256): that all or all but one coin of 256 agree.
    assertThat(new EffectiveBits(256, 128, 1).logChance(1)).isCloseTo(-74.65, within(0.01));
  }

  @Test
  void repeatedBitsAreCountedOnce() {
    EffectiveBits bits =
        EffectiveBits.of(
            codes(
                () -> {
                  Code256 code = drawn.code();
                  return new Code256(code.first(), code.first(), code.second(), code.second());
                }));

    assertThat(bits.bits()).isCloseTo(128, within(6.0));
    assertThat(bits.logChance(40))
        .isGreaterThan(new EffectiveBits(256, 128, 1).logChance(40) / 1.9);
  }

  private static List<Code256> codes(java.util.function.Supplier<Code256> draw) {
    return Stream.generate(draw).limit(400).toList();
  }
}
