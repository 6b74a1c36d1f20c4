package io.cess4j.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GifFramesTest {
  private static final String KEEP = "doNotDispose";
  private static final String CLEAR = "restoreToBackgroundColor";
  private static final String RESTORE = "restoreToPrevious";

  @Test
  void putsImagesOverEachOtherAsTheirDisposalSays() {
    byte[] gif =
        new TestGif(3, 2)
            .image(0, 0, KEEP, 20, false, "111", "111")
            .image(1, 0, CLEAR, 30, false, "22")
            .image(0, 1, RESTORE, 40, false, "303")
            .image(2, 1, KEEP, 50, false, "2")
            .bytes();

    assertThat(frames(gif, MediaLimits.DEFAULT))
        .containsExactly("0 ms: RRR RRR", "200 ms: RGG RRR", "500 ms: R__ BRB", "900 ms: R__ RRG");
  }

  @Test
  void imagesBeyondTheScreenAreCutOff() {
    byte[] gif =
        new TestGif(2, 2)
            .image(1, 1, KEEP, 10, false, "123", "123")
            .image(7, 9, CLEAR, 10, false, "1")
            .bytes();

    assertThat(frames(gif, MediaLimits.DEFAULT)).containsExactly("0 ms: __ _R", "100 ms: __ _R");
  }

  @Test
  void delaysTooShortToSeeAreATenthOfASecond() {
    byte[] gif =
        new TestGif(1, 1)
            .image(0, 0, KEEP, 0, false, "1")
            .image(0, 0, KEEP, 1, false, "2")
            .image(0, 0, KEEP, 2, false, "3")
            .image(0, 0, KEEP, 2, false, "1")
            .bytes();

    assertThat(frames(gif, MediaLimits.DEFAULT))
        .containsExactly("0 ms: R", "100 ms: G", "200 ms: B", "220 ms: R");
  }

  @Test
  void interlacedRowsComeInOrder() {
    String[] rows = {"1", "2", "3", "1", "1", "2", "3", "3", "2", "1", "1"};
    byte[] gif = new TestGif(1, 11).image(0, 0, KEEP, 10, true, rows).bytes();

    assertThat(frames(gif, MediaLimits.DEFAULT)).containsExactly("0 ms: R G B R R G B B G R R");
  }

  @Test
  void largeImagesOfNoiseAreUnpackedExactly() {
    long seed = 20261130;
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(301, 207, BufferedImage.TYPE_BYTE_INDEXED);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, 1 + random.nextInt(x < 150 ? 5 : 215));
      }
    }
    byte[] gif = new TestGif(301, 207).image(0, 0, KEEP, 10, false, image).bytes();

    try (GifFrames frames = open(gif, MediaLimits.DEFAULT)) {
      Frame frame = Objects.requireNonNull(frames.next());
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          assertThat(frame.picture().rgb()[y * 301 + x])
              .as("seed %d", seed)
              .isEqualTo(image.getRGB(x, y) & 0xffffff);
        }
      }
      assertThat(frames.next()).isNull();
    }
  }

  @Test
  void aScreenOfFourGigapixelsIsRefusedBeforeItIsMade() {
    byte[] gif = new TestGif(1, 1).image(0, 0, KEEP, 0, false, "1").bytes();
    for (int i = 6; i < 10; i++) {
      gif[i] = (byte) 0xff;
    }

    assertThatThrownBy(() -> open(gif, MediaLimits.DEFAULT))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("65535 x 65535");
  }

  @Test
  void endlessFramesEndAtTheLimitOfPlayingTime() {
    byte[] image = new TestGif(1, 1).image(0, 0, KEEP, 6_000, false, "1").bytes();
    MediaLimits limits =
        new MediaLimits(100, Duration.ofMinutes(5), 1, MediaLimits.DEFAULT.decodingTime());

    assertThatThrownBy(() -> drain(new GifFrames("endless.gif", repeated(image), limits, () -> 0)))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("5 minutes");
  }

  @Test
  void slowFramesEndAtTheLimitOfDecodingTime() {
    byte[] image = new TestGif(1, 1).image(0, 0, KEEP, 2, false, "1").bytes();
    long[] clock = {0};

    assertThatThrownBy(
            () ->
                drain(
                    new GifFrames(
                        "slow.gif",
                        repeated(image),
                        MediaLimits.DEFAULT,
                        () -> clock[0] += 1_000_000_000)))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("600 s");
  }

  @Test
  void whateverIsCutOffOrChangedIsRefusedInWords() {
    long seed = 30;
    Random random = new Random(seed);
    byte[] gif =
        new TestGif(8, 2)
            .image(0, 0, KEEP, 2, false, "12312312", "32132132")
            .image(0, 0, CLEAR, 2, false, "12312312", "32132132")
            .bytes();
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = Arrays.copyOf(gif, 1 + random.nextInt(gif.length));
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        drain(open(damaged, MediaLimits.DEFAULT));
      } catch (MediaException e) {
        refused++;
        assertThat(e).as("seed %d", seed).hasMessageContaining("test.gif");
      }
    }
    assertThat(refused).isGreaterThan(2_000);
  }

  /** The header and then the first image again and again. */
  private static InputStream repeated(byte[] gif) {
    int start = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 * (2 << (gif[10] & 7)));
    int end = gif.length - 1;
    return new SequenceInputStream(
        new ByteArrayInputStream(gif, 0, start),
        new InputStream() {
          private int at = start;

          @Override
          public int read() {
            at = at == end ? start : at;
            return gif[at++] & 0xff;
          }
        });
  }

  private static GifFrames open(byte[] gif, MediaLimits limits) {
    return new GifFrames("test.gif", new ByteArrayInputStream(gif), limits, System::nanoTime);
  }

  private static void drain(GifFrames frames) {
    try (frames) {
      Frame frame = frames.next();
      while (frame != null) {
        frame = frames.next();
      }
    }
  }

  private static List<String> frames(byte[] gif, MediaLimits limits) {
    List<String> texts = new ArrayList<>();
    try (GifFrames frames = open(gif, limits)) {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        StringBuilder text = new StringBuilder(frame.microseconds() / 1_000 + " ms:");
        for (int i = 0; i < frame.picture().rgb().length; i++) {
          text.append(i % frame.picture().width() == 0 ? " " : "")
              .append(
                  switch (frame.picture().rgb()[i]) {
                    case 0xff0000 -> 'R';
                    case 0x00ff00 -> 'G';
                    case 0x0000ff -> 'B';
                    case 0xffffff -> '_';
                    default -> '?';
                  });
        }
        texts.add(text.toString());
      }
    }
    return texts;
  }
}
