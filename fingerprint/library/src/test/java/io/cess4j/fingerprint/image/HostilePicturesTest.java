package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePicturesTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final String[] SAMPLES = {
    "turned.jpg",
    "progressive.jpg",
    "inks.jpg",
    "plain.png",
    "palette.gif",
    "alpha.webp",
    "lossy.webp",
    "packed.tif",
    "plain.bmp"
  };

  @TempDir private Path folder;

  private final PictureDecoder decoder = new PictureDecoder(MediaLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource({"png, 100000", "gif, 65535", "tiff, 100000", "jpeg, 65500", "webp, 16383"})
  void headersThatClaimTooMuchAreRefusedBeforeAnythingIsAllocated(String format, int side)
      throws IOException {
    Path file = write(HostileFiles.header(format, side));
    warmUp();
    long before = allocated();

    assertThatThrownBy(() -> decoder.decode(file))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining(side + " x " + side);
    assertThat(allocated() - before).isLessThan(16 * MEBIBYTE);
  }

  /** The JDK's reader counts a bitmap's bits in 32 bits and gives up by itself beyond. */
  @Test
  void bitmapsOfMoreBitsThanTheirReaderCountsAreRefused() throws IOException {
    Path file = write(HostileFiles.header("bmp", 20_000));

    assertThatThrownBy(() -> decoder.decode(file))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("width/height");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
  void compressedCommentsAndProfilesAreNotUnpacked(String type) throws IOException {
    byte[] png = sample("plain.png");
    Path file = write(HostileFiles.pngWithBomb(png, type, 64 << 20));
    Picture sound = decoder.decode(write(png, "sound"));
    long before = allocated();

    assertThat(decoder.decode(file).rgb()).isEqualTo(sound.rgb());
    assertThat(allocated() - before).isLessThan(16 * MEBIBYTE);
  }

  @Test
  void aHugeLogicalScreenCostsNothing() throws IOException {
    byte[] gif = sample("palette.gif");
    Picture sound = decoder.decode(write(gif, "sound"));
    Path file = write(HostileFiles.gifOnHugeScreen(gif));
    long before = allocated();

    assertThat(decoder.decode(file).rgb()).isEqualTo(sound.rgb());
    assertThat(allocated() - before).isLessThan(16 * MEBIBYTE);
  }

  @Test
  void everyBeginningOfAFileIsDecodedOrRefused() throws IOException {
    for (String name : SAMPLES) {
      byte[] bytes = sample(name);
      for (int length = 0; length < bytes.length; length += 1 + bytes.length / 40) {
        isDecodedOrRefused(Arrays.copyOf(bytes, length), name + " cut to " + length);
      }
    }
  }

  @Test
  void damagedFilesAreDecodedOrRefused() throws IOException {
    Random random = new Random(51);
    for (String name : SAMPLES) {
      byte[] bytes = sample(name);
      for (int round = 0; round < 40; round++) {
        byte[] damaged = bytes.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        isDecodedOrRefused(damaged, name + ", round " + round + " of seed 51");
      }
    }
  }

  @Test
  @Tag("full")
  void manyPixelsInFewBytesAreThinnedOut() throws IOException {
    byte[] bytes = HostileFiles.blackPng(9_900);
    long before = allocated();

    Picture picture = decoder.decode(write(bytes));

    assertThat(bytes.length).isLessThan(200_000);
    assertThat(picture.width()).isEqualTo(4_950);
    assertThat(allocated() - before).isLessThan(400 * MEBIBYTE);
  }

  private void isDecodedOrRefused(byte[] bytes, String what) throws IOException {
    Path file = write(bytes);
    try {
      assertThat(decoder.decode(file).rgb()).as(what).isNotEmpty();
    } catch (MediaException expected) {
      assertThat(expected.getMessage()).as(what).isNotBlank();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }

  /** So that classes loaded for the first time are not counted. */
  private void warmUp() throws IOException {
    for (String name : SAMPLES) {
      decoder.decode(write(sample(name), "warm"));
    }
  }

  private static byte[] sample(String name) throws IOException {
    String folder = "PictureDecoderFuzzTestInputs/anyFileIsDecodedOrRefused/";
    try (InputStream stream = HostilePicturesTest.class.getResourceAsStream(folder + name)) {
      return stream == null ? new byte[0] : stream.readAllBytes();
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().threadId());
  }

  private Path write(byte[] bytes) throws IOException {
    return write(bytes, "hostile");
  }

  private Path write(byte[] bytes, String name) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
