package io.cess4j.fingerprint.audio.decode;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.PcmSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;
import org.jspecify.annotations.Nullable;

/** FLAC (RFC 9639), decoded by jflac; what it holds besides sound is passed over unread. */
final class FlacSource implements PcmSource {
  private static final int STREAM_INFO_BYTES = 34;
  private static final int LAST_BLOCK = 0x80;

  private final InputStream stream;
  private final FLACDecoder decoder;
  private final StreamInfo info;
  private @Nullable Frame frame;
  private int position;
  private long decoded;

  private FlacSource(InputStream stream, FLACDecoder decoder, StreamInfo info) {
    this.stream = stream;
    this.decoder = decoder;
    this.info = info;
    SoundHeader.check("FLAC", info.getSampleRate(), info.getChannels());
  }

  static PcmSource open(InputStream stream) throws IOException {
    FLACDecoder decoder =
        new FLACDecoder(
            new SequenceInputStream(new ByteArrayInputStream(headerOnly(stream)), stream));
    decoder.readMetadata();
    StreamInfo info = decoder.getStreamInfo();
    if (info == null) {
      throw new MediaException.Malformed("The FLAC file does not say of what format it is");
    }
    return new FlacSource(stream, decoder, info);
  }

  /** Reads all metadata and keeps what decoding needs: jflac believes the lengths of tags. */
  private static byte[] headerOnly(InputStream stream) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(stream.readNBytes(4));
    boolean last = false;
    boolean found = false;
    while (!last) {
      byte[] header = stream.readNBytes(4);
      if (header.length < 4) {
        throw new MediaException.Malformed("The FLAC file ends in the middle of its header");
      }
      last = (header[0] & LAST_BLOCK) != 0;
      int size = (header[1] & 0xff) << 16 | (header[2] & 0xff) << 8 | header[3] & 0xff;
      if ((header[0] & 0x7f) == 0 && !found && size == STREAM_INFO_BYTES) {
        found = true;
        kept.write(LAST_BLOCK);
        kept.write(header, 1, 3);
        kept.write(stream.readNBytes(size));
      } else {
        stream.skipNBytes(size);
      }
    }
    if (!found) {
      throw new MediaException.Malformed("The FLAC file has no block that tells its format");
    }
    return kept.toByteArray();
  }

  @Override
  public int sampleRate() {
    return info.getSampleRate();
  }

  @Override
  public int channels() {
    return info.getChannels();
  }

  @Override
  public int read(short[] buffer) {
    int channels = channels();
    int room = SoundHeader.whole(buffer, channels) / channels;
    int written = 0;
    while (written < room) {
      if (frame == null || position == frame.header.blockSize) {
        frame = next();
        position = 0;
        if (frame == null) {
          break;
        }
      }
      int count = Math.min(room - written, frame.header.blockSize - position);
      copy(frame, buffer, written, count);
      position += count;
      written += count;
    }
    return written == 0 ? -1 : written * channels;
  }

  private void copy(Frame from, short[] buffer, int written, int count) {
    int channels = channels();
    int shift = from.header.bitsPerSample - Short.SIZE;
    ChannelData[] data = decoder.getChannelData();
    for (int channel = 0; channel < channels; channel++) {
      int[] values = data[channel].getOutput();
      for (int i = 0; i < count; i++) {
        int value = values[position + i];
        buffer[(written + i) * channels + channel] =
            (short) (shift >= 0 ? value >> shift : value << -shift);
      }
    }
  }

  private @Nullable Frame next() {
    Frame read;
    try {
      read = decoder.readNextFrame();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (decoder.getBadFrames() > 0) {
      throw new MediaException.Malformed(
          "The FLAC file is damaged after %d samples: a check sum is wrong. Get an undamaged copy"
              .formatted(decoded));
    }
    if (read != null) {
      if (read.header.channels != channels()) {
        throw new MediaException.Malformed(
            "The FLAC file changes from %d to %d channels"
                .formatted(channels(), read.header.channels));
      }
      decoded += read.header.blockSize;
    } else if (decoded < info.getTotalSamples()) {
      throw new MediaException.Malformed(
          "The FLAC file is cut off after %d of %d samples. Get a whole copy"
              .formatted(decoded, info.getTotalSamples()));
    }
    return read;
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
