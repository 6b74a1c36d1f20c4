package io.cess4j.fingerprint.audio.decode;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sounds of a few kilobytes in every format that is decoded here. */
final class SmallFiles {
  static final int RATE = 8_000;

  private SmallFiles() {}

  static short[] sine(int samples) {
    short[] sine = new short[samples];
    for (int i = 0; i < samples; i++) {
      sine[i] = (short) (20_000 * StrictMath.sin(2 * StrictMath.PI * 440 * i / RATE));
    }
    return sine;
  }

  /** WAVE of one channel; coding 1 or 3. */
  static byte[] wav(int coding, int bits, short[] samples) {
    int bytes = bits / 8;
    ByteBuffer out = buffer(44 + samples.length * bytes);
    put(out, "RIFF").putInt(36 + samples.length * bytes);
    put(out, "WAVEfmt ").putInt(16).putShort((short) coding).putShort((short) 1);
    out.putInt(RATE).putInt(RATE * bytes).putShort((short) bytes).putShort((short) bits);
    put(out, "data").putInt(samples.length * bytes);
    for (short sample : samples) {
      switch (bits + 100 * coding) {
        case 108 -> out.put((byte) ((sample >> 8) + 128));
        case 116 -> out.putShort(sample);
        case 124 -> out.put((byte) 0).putShort(sample);
        case 132 -> out.putInt(sample << 16);
        case 332 -> out.putFloat(sample / 32_768f);
        default -> out.putDouble(sample / 32_768.0);
      }
    }
    return out.array();
  }

  /** Frames of layer III without a single bit of sound. */
  static byte[] mpeg(int frames) {
    byte[] bytes = new byte[417 * frames];
    for (int i = 0; i < frames; i++) {
      ByteBuffer.wrap(bytes, 417 * i, 4).putInt(0xfffb9064);
    }
    return bytes;
  }

  /** FLAC of one channel and 16 bits, verbatim, in blocks of 256 samples. */
  static byte[] flac(short[] samples) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("fLaC".getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer info = ByteBuffer.allocate(38).putInt(0x80000022);
    info.putShort((short) 256).putShort((short) 256).putShort((short) 0).putInt(0);
    info.putLong((long) RATE << 44 | 15L << 36 | samples.length);
    out.writeBytes(info.array());
    for (int at = 0; at + 256 <= samples.length; at += 256) {
      ByteBuffer frame = ByteBuffer.allocate(7 + 512 + 2);
      frame.putShort((short) 0xfff8).put((byte) 0x84).put((byte) 0x08).put((byte) (at / 256));
      frame.put((byte) crc(frame.array(), 5, 0x07, 8));
      frame.put((byte) 0x02);
      for (int i = 0; i < 256; i++) {
        frame.putShort(samples[at + i]);
      }
      frame.putShort((short) crc(frame.array(), 7 + 512, 0x8005, 16));
      out.writeBytes(frame.array());
    }
    return out.toByteArray();
  }

  private static int crc(byte[] bytes, int length, int polynomial, int width) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xff) << (width - 8);
      for (int bit = 0; bit < 8; bit++) {
        boolean carry = (crc >> (width - 1) & 1) == 1;
        crc = (crc << 1 ^ (carry ? polynomial : 0)) & (1 << width) - 1;
      }
    }
    return crc;
  }

  /** Ogg Opus of one channel, a page a packet of 20 ms; the end cuts the last one. */
  static byte[] opus(short[] at48Kilohertz) {
    try {
      OpusEncoder encoder = new OpusEncoder(48_000, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
      encoder.setBitrate(24_000);
      List<byte[]> packets = new ArrayList<>();
      packets.add(opusHead());
      packets.add("OpusTags\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
      byte[] packet = new byte[1_000];
      for (int at = 0; at + 960 <= at48Kilohertz.length; at += 960) {
        int size = encoder.encode(at48Kilohertz, at, 960, packet, 0, packet.length);
        packets.add(Arrays.copyOf(packet, size));
      }
      return ogg(packets, (packets.size() - 2) * 960L - 100);
    } catch (OpusException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] opusHead() {
    ByteBuffer head = buffer(19);
    put(head, "OpusHead").put((byte) 1).put((byte) 1).putShort((short) 312).putInt(48_000);
    return head.array();
  }

  /** Pages without check sums, which no decoder here looks at. */
  static byte[] ogg(List<byte[]> packets, long samples) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < packets.size(); i++) {
      byte[] packet = packets.get(i);
      int segments = packet.length / 255 + 1;
      ByteBuffer page = buffer(27 + segments + packet.length);
      boolean last = i == packets.size() - 1;
      put(page, "OggS").put((byte) 0).put((byte) (i == 0 ? 2 : last ? 4 : 0));
      page.putLong(last ? samples : 0).putInt(7).putInt(i).putInt(0).put((byte) segments);
      for (int k = 0; k < segments; k++) {
        page.put((byte) (k < segments - 1 ? 255 : packet.length % 255));
      }
      out.writeBytes(page.put(packet).array());
    }
    return out.toByteArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer put(ByteBuffer out, String text) {
    return out.put(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
