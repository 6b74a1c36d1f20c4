package io.cess4j.fingerprint.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Description;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioDescriberTest {
  private static final AudioDescriber DESCRIBER = new AudioDescriber();
  private static final short[] MELODY = Tones.melody(1, 30);

  @Test
  void givesTheSameIdentifierOnEveryMachineAndForEver() {
    assertThat(DESCRIBER.register(sound(MELODY)).id().hex())
        .isEqualTo("3dfb9b3ba5c7331969c4e63f4eb34f4780ff461f56fc13f48d38f7157cb62e0a");
  }

  @Test
  void registersTheWholeAndStretchesOfTenSecondsEveryFive() {
    Description description = DESCRIBER.register(sound(MELODY));

    assertThat(description.views()).extracting("name").startsWith("whole", "frame-0", "frame-40");
    assertThat(description.views()).hasSize(6);
    assertThat(description.quality()).isBetween(50, 100);
  }

  @Test
  void findsAndConfirmsAPartInNoise() {
    short[] part = Arrays.copyOfRange(MELODY, 7 * Mono.RATE, 22 * Mono.RATE);
    Random random = new Random(2);
    for (int i = 0; i < part.length; i++) {
      part[i] =
          (short) Math.clamp(part[i] + Math.round(random.nextGaussian() * 500), -32_768, 32_767);
    }

    Description original = DESCRIBER.register(sound(MELODY));
    Description copy = DESCRIBER.query(sound(part));
    Confirmation confirmation = DESCRIBER.confirm(original, copy);

    assertThat(original.distance(copy)).isLessThanOrEqualTo(DESCRIBER.candidateDistance());
    assertThat(confirmation.score()).isGreaterThan(DESCRIBER.matchScore());
    assertThat(confirmation.reason()).contains("lie on second");
  }

  @Test
  void anotherMelodyIsNotConfirmed() {
    Description original = DESCRIBER.register(sound(MELODY));
    Description other = DESCRIBER.query(sound(Tones.melody(3, 30)));

    assertThat(DESCRIBER.confirm(original, other).score()).isLessThan(DESCRIBER.matchScore());
  }

  @Test
  void silenceAndASteadyToneAreTooPlain() {
    short[] tone = new short[20 * Mono.RATE];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (10_000 * StrictMath.sin(0.25 * i));
    }

    assertThatThrownBy(() -> DESCRIBER.register(sound(new short[20 * Mono.RATE])))
        .isInstanceOf(MediaException.TooPlain.class)
        .hasMessageContaining("silent");
    assertThatThrownBy(() -> DESCRIBER.query(sound(tone)))
        .isInstanceOf(MediaException.TooPlain.class);
  }

  @Test
  void evidenceIsReadBackToTheLastByteOrRefused() {
    byte[] evidence = DESCRIBER.register(sound(MELODY)).evidence();

    assertThat(SoundEvidence.decode(evidence).encode()).isEqualTo(evidence);
    assertThatThrownBy(() -> SoundEvidence.decode(Arrays.copyOf(evidence, evidence.length - 1)))
        .isInstanceOf(MediaException.Malformed.class);
    assertThatThrownBy(() -> SoundEvidence.decode(Arrays.copyOf(evidence, evidence.length + 1)))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("too many");
    evidence[0] = 2;
    assertThatThrownBy(() -> SoundEvidence.decode(evidence))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("version 1");
  }

  private static Sound sound(short[] samples) {
    return Sound.of(Mono.RATE, samples);
  }
}
