package io.cess4j.fingerprint.evaluation.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.audio.AudioDescriber;
import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.evaluation.EffectiveBits;
import io.cess4j.fingerprint.work.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * On sounds that the table was not trained on: other draws of the synthetic music. They are of one
 * make and so a little nearer to each other than recordings are, which {@code HeldOutSounds}
 * measures (127.7 bits apart, 224 effective ones).
 */
class AudioIdentifierTest {
  private static final long SEED = 7_001;
  private static final int WORKS = 60;
  private final AudioDescriber describer = new AudioDescriber();

  @Test
  void strangersDifferInHalfOfAllBitsWithTwoHundredEffectiveOnes() {
    System.out.println("seed " + SEED);
    List<Code256> codes = new ArrayList<>();
    RandomGenerator random = new SplittableRandom(SEED);
    for (int i = 0; i < WORKS; i++) {
      codes.add(describer.register(SyntheticSounds.next(random, 12)).id());
    }

    EffectiveBits bits = EffectiveBits.of(codes);
    System.out.println(bits);
    assertThat(bits.mean()).isBetween(126.0, 129.0);
    assertThat(bits.bits()).isGreaterThan(220.0);
  }

  @Test
  void copiesThatAreSlowerOrHigherAreFoundAndConfirmed() {
    Clip clip = SyntheticSounds.next(new SplittableRandom(SEED + 1), 20);
    Description original = describer.register(clip);

    for (Clip copy :
        List.of(
            Speed.faster(clip, 1.05),
            Speed.faster(clip, 0.96),
            Speed.pitch(clip, 1),
            Speed.tempo(clip, 1.05))) {
      Description suspect = describer.query(copy);
      assertThat(original.distance(suspect)).isLessThanOrEqualTo(describer.candidateDistance());
      assertThat(describer.confirm(original, suspect).score())
          .isGreaterThanOrEqualTo(describer.matchScore());
    }
  }
}
