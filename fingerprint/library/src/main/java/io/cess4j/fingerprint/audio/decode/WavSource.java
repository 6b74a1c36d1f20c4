package io.cess4j.fingerprint.audio.decode;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.PcmSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * RIFF WAVE: whole numbers of 8 to 32 bits and floats of 32 and 64, also with the extensible header
 * (Microsoft, Multiple Channel Audio Data and WAVE Files, 2007).
 */
final class WavSource implements PcmSource {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int MOST_FORMAT_BYTES = 1 << 12;
  private static final long UNKNOWN = 0xffff_ffffL;

  private final InputStream stream;
  private final int sampleRate;
  private final int channels;
  private final int bytes;
  private final boolean floats;

  /**
   * Bytes of sound that are still to come; {@link Long#MAX_VALUE} where the header says nothing.
   */
  private long left;

  private WavSource(InputStream stream, ByteBuffer format, long left) {
    this.stream = stream;
    this.left = left;
    int coding = Short.toUnsignedInt(format.getShort(0));
    this.channels = Short.toUnsignedInt(format.getShort(2));
    this.sampleRate = format.getInt(4);
    int bits = Short.toUnsignedInt(format.getShort(14));
    if (coding == EXTENSIBLE && format.limit() >= 26) {
      coding = Short.toUnsignedInt(format.getShort(24));
    }
    SoundHeader.check("WAV", Integer.toUnsignedLong(sampleRate), channels);
    this.floats = coding == FLOAT;
    this.bytes = (bits + 7) / 8;
    boolean known = floats ? bits == 32 || bits == 64 : coding == PCM && bits >= 1 && bits <= 32;
    if (!known) {
      throw new MediaException.NoDecoder(
          "WAV of coding "
              + coding
              + " with "
              + bits
              + " bits a sample; coding 1 (whole numbers up to 32 bits) and 3 (floats) are read:"
              + " convert it, or install the ffmpeg module");
    }
    if (Short.toUnsignedInt(format.getShort(12)) != bytes * channels) {
      throw new MediaException.Malformed(
          "The WAV header claims blocks of %d bytes for %d channels of %d bits"
              .formatted(format.getShort(12), channels, bits));
    }
  }

  static PcmSource open(InputStream stream) throws IOException {
    stream.skipNBytes(12);
    ByteBuffer format = null;
    while (true) {
      byte[] head = stream.readNBytes(8);
      if (head.length < 8) {
        throw new MediaException.Malformed("The WAV file ends before its sound begins");
      }
      ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      int name = header.getInt();
      long size = Integer.toUnsignedLong(header.getInt());
      if (name == name("fmt ")) {
        if (size < 16 || size > MOST_FORMAT_BYTES) {
          throw new MediaException.Malformed(
              "The WAV header claims a format of %d bytes".formatted(size));
        }
        format = ByteBuffer.wrap(stream.readNBytes((int) size)).order(ByteOrder.LITTLE_ENDIAN);
        if (format.limit() < size) {
          throw new MediaException.Malformed("The WAV file ends in the middle of its header");
        }
        stream.skipNBytes(size % 2);
      } else if (name == name("data")) {
        if (format == null) {
          throw new MediaException.Malformed(
              "The WAV file has sound before it says of what format");
        }
        // Recorders that write to a pipe cannot go back to fill the size in.
        return new WavSource(stream, format, size == UNKNOWN || size == 0 ? Long.MAX_VALUE : size);
      } else {
        stream.skipNBytes(size + size % 2);
      }
    }
  }

  private static int name(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int read(short[] buffer) {
    int block = channels * bytes;
    long wanted = Math.min((long) SoundHeader.whole(buffer, channels) * bytes, left - left % block);
    if (wanted == 0) {
      return -1;
    }
    byte[] raw;
    try {
      raw = stream.readNBytes((int) wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (left != Long.MAX_VALUE) {
      left -= raw.length;
      if (raw.length < wanted) {
        throw new MediaException.Malformed(
            "The WAV file is cut off: its header claims %d bytes more. Get a whole copy"
                .formatted(left));
      }
    }
    int samples = raw.length / block * channels;
    ByteBuffer values = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      buffer[i] = sample(values, i * bytes);
    }
    return samples == 0 ? -1 : samples;
  }

  private short sample(ByteBuffer values, int at) {
    if (floats) {
      double value = bytes == 4 ? values.getFloat(at) : values.getDouble(at);
      return (short) Math.clamp(Math.round(value * 32_768), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return switch (bytes) {
      case 1 -> (short) (Byte.toUnsignedInt(values.get(at)) - 128 << 8);
      case 2 -> values.getShort(at);
      default -> values.getShort(at + bytes - 2);
    };
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
