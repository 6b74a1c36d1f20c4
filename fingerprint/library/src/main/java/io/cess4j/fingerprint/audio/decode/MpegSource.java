package io.cess4j.fingerprint.audio.decode;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.PcmSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/** MPEG-1, 2 and 2.5 audio, layers I to III, decoded by JLayer. */
final class MpegSource implements PcmSource {
  private final InputStream stream;
  private final Bitstream bits;
  private final Decoder decoder = new Decoder();
  private final int sampleRate;
  private final int channels;
  private short[] frame = {};
  private int position;
  private int end;
  private long skip;
  private long left;

  private MpegSource(InputStream stream, MpegTag tag) {
    this.stream = stream;
    this.bits = new Bitstream(stream);
    if (!decodeFrame()) {
      throw new MediaException.Malformed(
          "The file starts like MPEG audio but holds no frame of it");
    }
    this.sampleRate = decoder.getOutputFrequency();
    this.channels = decoder.getOutputChannels();
    SoundHeader.check("MPEG", sampleRate, channels);
    this.skip = tag.skipped() * channels;
    this.left = tag.length() == Long.MAX_VALUE ? Long.MAX_VALUE : tag.length() * channels;
  }

  static PcmSource open(InputStream stream) throws IOException {
    stream.mark(MpegTag.LOOKED_AT);
    MpegTag tag = MpegTag.of(stream.readNBytes(MpegTag.LOOKED_AT));
    stream.reset();
    return new MpegSource(stream, tag);
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
    int room = (int) Math.min(left, SoundHeader.whole(buffer, channels));
    int written = 0;
    while (written < room && (position < end || decodeFrame())) {
      int passed = (int) Math.min(skip, end - position);
      position += passed;
      skip -= passed;
      int count = Math.min(end - position, room - written);
      System.arraycopy(frame, position, buffer, written, count);
      position += count;
      written += count;
    }
    if (left != Long.MAX_VALUE) {
      left -= written;
    }
    return written == 0 ? -1 : written;
  }

  private boolean decodeFrame() {
    try {
      Header header = bits.readFrame();
      if (header == null) {
        return false;
      }
      SampleBuffer samples = (SampleBuffer) decoder.decodeFrame(header, bits);
      bits.closeFrame();
      frame = samples.getBuffer();
      position = 0;
      end = samples.getBufferLength();
      return true;
    } catch (JavaLayerException e) {
      throw new MediaException.Malformed(
          "The MPEG audio is damaged (" + e.getMessage() + "): get an undamaged copy", e);
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
