package io.cess4j.fingerprint.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaLimitsTest {
  @Test
  void aGibibyteOfHeapTakesAllThatIsTakenAnywhere() {
    assertThat(MediaLimits.within(1L << 30)).isEqualTo(MediaLimits.DEFAULT);
    assertThat(MediaLimits.within(Long.MAX_VALUE)).isEqualTo(MediaLimits.DEFAULT);
  }

  @Test
  void lessHeapTakesLess() {
    MediaLimits small = MediaLimits.within(256L << 20);
    assertThat(small.pixels()).isEqualTo(8L << 20);
    assertThat(small.characters()).isEqualTo(8L << 20);
    assertThat(small.playingTime()).as("is streamed").isEqualTo(MediaLimits.DEFAULT.playingTime());
  }
}
