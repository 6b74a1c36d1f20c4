package io.cess4j.fingerprint.ffmpeg;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files to decode: published ones where they are, and ones made here. */
final class Samples {
  private Samples() {}

  /** Skips the calling test where there is no such file. */
  static Path published(String name) {
    @Nullable Path file =
        Stream.of(
                System.getProperty("cess.fingerprint.data"),
                System.getenv("CESS_FINGERPRINT_DATA"),
                System.getProperty("cess.repository", ".") + "/../shared/data/fingerprint",
                System.getProperty("cess.repository", ".") + "/../../shared/data/fingerprint")
            .filter(Objects::nonNull)
            .map(folder -> Path.of(folder, name))
            .filter(Files::exists)
            .findFirst()
            .orElse(null);
    if (file == null) {
      System.out.println(
          "Skipped: no "
              + name
              + ". Name the folder of samples by -Dcess.fingerprint.data or CESS_FINGERPRINT_DATA");
    }
    assumeTrue(file != null, "no " + name + " in any folder of samples");
    return Objects.requireNonNull(file);
  }

  /** A WAV file of two channels, the second the first one's negative. */
  static byte[] wav(int sampleRate, int samples) {
    int size = samples * 4;
    ByteBuffer wav = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + size).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 2).putInt(sampleRate).putInt(sampleRate * 4);
    wav.putShort((short) 4).putShort((short) 16).put(ascii("data")).putInt(size);
    for (int i = 0; i < samples; i++) {
      wav.putShort(sample(i)).putShort((short) -sample(i));
    }
    return wav.array();
  }

  static short sample(int index) {
    return (short) (12_000 * Math.sin(index * 0.05) + 3_000 * Math.sin(index * 0.31));
  }

  /** Ten uncompressed frames of 64 x 64, whose header says how large they claim to be. */
  static byte[] avi(int width, int height) {
    byte[] frame = new byte[64 * 64 * 3];
    int frames = 10;
    int movie = 4 + frames * (8 + frame.length);
    ByteBuffer avi = ByteBuffer.allocate(12 + 8 + 192 + 8 + movie).order(ByteOrder.LITTLE_ENDIAN);
    avi.put(ascii("RIFF")).putInt(avi.capacity() - 8).put(ascii("AVI LIST"));
    avi.putInt(192).put(ascii("hdrlavih")).putInt(56).putInt(40_000);
    avi.putInt(0).putInt(0).putInt(0).putInt(frames).putInt(0).putInt(1).putInt(0);
    avi.putInt(width).putInt(height).position(avi.position() + 16);
    avi.put(ascii("LIST")).putInt(116).put(ascii("strlstrh")).putInt(56);
    avi.put(ascii("vidsDIB ")).putInt(0).putInt(0).putInt(0).putInt(1).putInt(25);
    avi.putInt(0).putInt(frames).putInt(0).putInt(0).putInt(0).putLong(0);
    avi.put(ascii("strf")).putInt(40).putInt(40).putInt(width).putInt(height);
    avi.putShort((short) 1).putShort((short) 24).putInt(0).putInt(0).putLong(0).putLong(0);
    avi.put(ascii("LIST")).putInt(movie).put(ascii("movi"));
    for (int i = 0; i < frames; i++) {
      avi.put(ascii("00db")).putInt(frame.length).put(frame);
    }
    return avi.array();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
