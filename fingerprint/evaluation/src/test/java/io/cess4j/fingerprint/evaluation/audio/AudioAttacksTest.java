package io.cess4j.fingerprint.evaluation.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.evaluation.Attack;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AudioAttacksTest {
  private static final Clip CLIP = SyntheticSounds.next(new SplittableRandom(5), 8);

  static List<Attack<Clip>> attacks() {
    return AudioAttacks.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void changeTheCopyAndLeaveTheOriginal(Attack<Clip> attack) {
    short[] before = CLIP.samples().clone();

    Clip copy = attack.apply(CLIP, new SplittableRandom(6));

    assertThat(CLIP.samples()).isEqualTo(before);
    assertThat(copy.samples()).isNotEqualTo(before);
    assertThat(copy.level()).isGreaterThan(CLIP.level() / 8);
    assertThat(copy.seconds()).isBetween(CLIP.seconds() * 0.35, CLIP.seconds() + 6);
  }

  @Test
  void tempoKeepsThePitchAndPitchKeepsTheTempo() {
    Clip tone = tone(440);

    assertThat(frequency(Speed.tempo(tone, 1.05))).isBetween(436.0, 444.0);
    assertThat(frequency(Speed.faster(tone, 1.05))).isBetween(458.0, 466.0);
    Clip higher = Speed.pitch(tone, 1);
    assertThat(frequency(higher)).isBetween(462.0, 470.0);
    assertThat(higher.seconds()).isBetween(tone.seconds() * 0.97, tone.seconds() * 1.03);
  }

  private static Clip tone(double hertz) {
    double[] values = new double[4 * 11_025];
    for (int i = 0; i < values.length; i++) {
      values[i] = 10_000 * Math.sin(2 * Math.PI * hertz * i / 11_025);
    }
    return new Clip(11_025, new short[0]).with(values);
  }

  /** By zero crossings of the middle. */
  private static double frequency(Clip clip) {
    int from = clip.samples().length / 4;
    int to = from * 3;
    int crossings = 0;
    for (int i = from + 1; i < to; i++) {
      crossings += clip.samples()[i - 1] < 0 && clip.samples()[i] >= 0 ? 1 : 0;
    }
    return (double) crossings * clip.sampleRate() / (to - from);
  }
}
