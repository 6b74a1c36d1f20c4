package io.cess4j.fingerprint.evaluation.audio;

import de.sciss.jump3r.lowlevel.LameEncoder;
import io.cess4j.fingerprint.audio.Sound;
import io.cess4j.fingerprint.media.MediaLimits;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;

/** Real codecs, there and back: LAME, Opus, and the telephone's eight bits. */
final class Codecs {
  private static final int OPUS_RATE = 48_000;
  private static final int OPUS_FRAME = OPUS_RATE / 50;
  private static final double MU = 255;

  private Codecs() {}

  static Clip mp3(Clip clip, int kilobits) {
    AudioFormat format = new AudioFormat(clip.sampleRate(), 16, 1, true, false);
    LameEncoder encoder =
        new LameEncoder(
            format, kilobits, LameEncoder.CHANNEL_MODE_MONO, LameEncoder.QUALITY_LOW, false);
    ByteBuffer pcm = ByteBuffer.allocate(clip.samples().length * 2).order(ByteOrder.LITTLE_ENDIAN);
    pcm.asShortBuffer().put(clip.samples());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[encoder.getMP3BufferSize()];
    for (int at = 0; at < pcm.capacity(); at += encoder.getPCMBufferSize()) {
      int length = Math.min(encoder.getPCMBufferSize(), pcm.capacity() - at);
      out.write(piece, 0, encoder.encodeBuffer(pcm.array(), at, length, piece));
    }
    out.write(piece, 0, encoder.encodeFinish(piece));
    encoder.close();
    return decoded(out.toByteArray(), clip);
  }

  private static Clip decoded(byte[] mp3, Clip clip) {
    try {
      Path file = Files.createTempFile("attack", ".mp3");
      try {
        Files.write(file, mp3);
        return Clip.of(Sound.of(file, MediaLimits.DEFAULT), 0, (int) clip.seconds() + 1);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Clip opus(Clip clip, int bits) {
    Clip wide = Speed.faster(clip, (double) clip.sampleRate() / OPUS_RATE);
    short[] decoded = new short[wide.samples().length / OPUS_FRAME * OPUS_FRAME];
    try {
      OpusEncoder encoder = new OpusEncoder(OPUS_RATE, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
      encoder.setBitrate(bits);
      OpusDecoder decoder = new OpusDecoder(OPUS_RATE, 1);
      byte[] packet = new byte[1500];
      for (int at = 0; at < decoded.length; at += OPUS_FRAME) {
        int size = encoder.encode(wide.samples(), at, OPUS_FRAME, packet, 0, packet.length);
        decoder.decode(packet, 0, size, decoded, at, OPUS_FRAME, false);
      }
    } catch (OpusException e) {
      throw new IllegalStateException("Opus refused a frame of 20 ms at 48 kHz", e);
    }
    return new Clip(OPUS_RATE, Arrays.copyOf(decoded, decoded.length));
  }

  /** 300 to 3,400 Hz in eight bits on a logarithmic scale (ITU-T G.711, mu law). */
  static Clip telephone(Clip clip) {
    Clip band = Filters.lowPass(Filters.highPass(clip, 300), 3_400);
    Clip slow = Speed.faster(band, clip.sampleRate() / 8_000.0);
    double[] values = slow.values();
    for (int i = 0; i < values.length; i++) {
      double x = Math.abs(values[i]) / 32_768;
      double code = Math.rint(Math.log(1 + MU * x) / Math.log(1 + MU) * 127) / 127;
      values[i] = Math.signum(values[i]) * (Math.pow(1 + MU, code) - 1) / MU * 32_768;
    }
    return new Clip(8_000, slow.with(values).samples());
  }

  static Clip eightBits(Clip clip) {
    double[] values = clip.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.rint(values[i] / 256) * 256;
    }
    return clip.with(values);
  }
}
