package io.cess4j.fingerprint.audio.decode;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.PcmSource;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Opus in Ogg (RFC 6716, RFC 7845), one or two channels, decoded by Concentus. */
final class OpusSource implements PcmSource {
  static final String MAGIC = "OpusHead";

  private static final int SAMPLE_RATE = 48_000;

  /** 120 ms, the longest packet (RFC 6716, section 3.2.5). */
  private static final int MOST_SAMPLES = SAMPLE_RATE * 120 / 1000;

  private static final int HEADER_BYTES = 19;

  private final InputStream stream;
  private final OggPackets packets;
  private final OpusDecoder decoder;
  private final int channels;
  private final short[] packet;
  private int position;
  private int available;
  private long skip;
  private long decoded;
  private long end = Long.MAX_VALUE;

  private OpusSource(InputStream stream) {
    this.stream = stream;
    this.packets = new OggPackets(stream, MAGIC);
    byte[] header = packets.next();
    byte[] tags = packets.next();
    if (header == null || header.length < HEADER_BYTES || tags == null) {
      throw new MediaException.Malformed("The Opus file ends before its sound begins");
    }
    channels = Byte.toUnsignedInt(header[9]);
    if (header[18] != 0 || channels < 1 || channels > 2) {
      throw new MediaException.NoDecoder(
          "Opus with "
              + channels
              + " channels (mapping family "
              + Byte.toUnsignedInt(header[18])
              + "); one and two of family 0 are read: convert it, or install the ffmpeg module");
    }
    skip = (long) (Byte.toUnsignedInt(header[10]) | Byte.toUnsignedInt(header[11]) << 8) * channels;
    packet = new short[MOST_SAMPLES * channels];
    try {
      decoder = new OpusDecoder(SAMPLE_RATE, channels);
    } catch (OpusException e) {
      throw new IllegalStateException("Opus always decodes to 48 kHz", e);
    }
  }

  static PcmSource open(InputStream stream) {
    return new OpusSource(stream);
  }

  @Override
  public int sampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int read(short[] buffer) {
    int room = SoundHeader.whole(buffer, channels);
    int written = 0;
    while (written < room && (position < available || decodePacket())) {
      int passed = (int) Math.min(skip, available - position);
      position += passed;
      skip -= passed;
      int count = Math.min(available - position, room - written);
      System.arraycopy(packet, position, buffer, written, count);
      position += count;
      written += count;
    }
    return written == 0 ? -1 : written;
  }

  private boolean decodePacket() {
    byte[] bytes = packets.next();
    if (bytes == null) {
      return false;
    }
    try {
      int samples = decoder.decode(bytes, 0, bytes.length, packet, 0, MOST_SAMPLES, false);
      if (packets.ended() && packets.granule() >= decoded) {
        end = packets.granule();
      }
      samples = (int) Math.min(samples, end - decoded);
      decoded += samples;
      position = 0;
      available = samples * channels;
      return true;
    } catch (OpusException e) {
      throw new MediaException.Malformed(
          "The Opus file is damaged (" + e.getMessage() + "): get an undamaged copy", e);
    }
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
