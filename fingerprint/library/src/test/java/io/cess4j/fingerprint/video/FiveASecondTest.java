package io.cess4j.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.Picture;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiveASecondTest {
  @Test
  void takesTheLastFrameOfEachFifthRoundedToTheNearest() {
    List<Long> times = sample(LongStream.range(0, 25).map(i -> i * 1_000_000 / 24).toArray());

    assertThat(times).containsExactly(83_333L, 291_666L, 458_333L, 666_666L, 875_000L);
  }

  @Test
  void samplingTwiceChangesNothingButTheEnd() {
    long[] times = LongStream.range(0, 500).map(i -> i * 1_001_000 / 30).toArray();
    List<Long> once = sample(times);

    assertThat(sample(once.stream().mapToLong(Long::longValue).toArray()))
        .startsWith(once.subList(0, once.size() - 1).toArray(new Long[0]));
  }

  @Test
  void slowVideosAreTakenWhole() {
    assertThat(sample(0, 5_000_000, 10_000_000)).containsExactly(0L, 5_000_000L, 10_000_000L);
  }

  @Test
  void aVideoOfOneFrameHasOne() {
    assertThat(sample(0)).containsExactly(0L);
    assertThat(sample()).isEmpty();
  }

  private static List<Long> sample(long... times) {
    Iterator<Frame> frames =
        LongStream.of(times)
            .mapToObj(time -> new Frame(time, new Picture(1, 1, new int[1])))
            .iterator();
    FrameSource source =
        new FrameSource() {
          @Override
          public @Nullable Frame next() {
            return frames.hasNext() ? frames.next() : null;
          }

          @Override
          public void close() {}
        };
    List<Long> sampled = new ArrayList<>();
    try (FiveASecond five = new FiveASecond(source)) {
      for (Frame frame = five.next(); frame != null; frame = five.next()) {
        sampled.add(frame.microseconds());
      }
    }
    return sampled;
  }
}
