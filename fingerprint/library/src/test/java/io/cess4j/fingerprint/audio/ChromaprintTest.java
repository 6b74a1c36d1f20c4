package io.cess4j.fingerprint.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.TestData;
import io.cess4j.fingerprint.iscc.AudioCode;
import io.cess4j.fingerprint.media.MediaLimits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChromaprintTest {
  private static final int SECONDS = 10;

  @ParameterizedTest
  @ValueSource(strings = {"demo.mp3", "demo.ogg", "demo.opus", "withcover.mp3"})
  void givesThePublishedAudioCodeOfEveryEncodingOfTheSample(String name) {
    int[] words = words(TestData.file("iscc/" + name));

    assertThat(words).hasSize(104);
    assertThat(AudioCode.of(words).shortened(64)).hasToString("ISCC:EIAWUJFCEZZOJYVD");
  }

  @Test
  void differsFromThePublishedWordsOfTheUncompressedSampleInTwoBitsOfTheMp3() throws Exception {
    int[] words = words(TestData.file("iscc/demo.mp3"));
    int[] published = PublishedWords.read(TestData.file("iscc/data.json"));

    // fpcalc's own words of this MP3 differ from the WAV's in two words, too.
    assertThat(words).hasSameSizeAs(published);
    assertThat(
            IntStream.range(0, words.length)
                .map(i -> Integer.bitCount(words[i] ^ published[i]))
                .sum())
        .isLessThanOrEqualTo(4);
  }

  @Test
  void wordsOfGeneratedSoundAreTheSameOnEveryMachineAndForEver() {
    short[] samples = Tones.melody(20_261_130, SECONDS);

    int[] words = Chromaprint.words(Sound.of(Mono.RATE, samples).open());

    assertThat(words).hasSize((samples.length - FixedFourier.SIZE) / Spectra.HOP + 1 - 4 - 15);
    assertThat(java.util.Arrays.hashCode(words)).isEqualTo(-713_776_309);
  }

  @Test
  void aSoundShorterThanTwentyFramesHasNoWords() {
    assertThat(Chromaprint.words(Sound.of(Mono.RATE, new short[Mono.RATE * 2]).open())).isEmpty();
  }

  @Test
  void silenceHasTheWordOfNoEnergy() {
    int[] words = Chromaprint.words(Sound.of(Mono.RATE, new short[Mono.RATE * 5]).open());

    assertThat(IntStream.of(words).distinct().toArray()).hasSize(1);
  }

  private static int[] words(java.nio.file.Path file) {
    return Chromaprint.words(Sound.of(file, MediaLimits.DEFAULT).open());
  }
}
