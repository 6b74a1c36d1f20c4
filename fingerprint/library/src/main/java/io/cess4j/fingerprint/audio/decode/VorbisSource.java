package io.cess4j.fingerprint.audio.decode;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Block;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Comment;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.DspState;
import com.github.trilarion.sound.vorbis.jcraft.jorbis.Info;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.PcmSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Ogg Vorbis, decoded by JOrbis. */
final class VorbisSource implements PcmSource {
  static final String MAGIC = "\1vorbis";

  private static final int HEADERS = 3;

  private final InputStream stream;
  private final OggPackets packets;
  private final Info info = new Info();
  private final DspState state = new DspState();
  private final Block block;
  private final float[][][] output = new float[1][][];
  private final int[] offsets;
  private long decoded;
  private long end = Long.MAX_VALUE;
  private int number;

  private VorbisSource(InputStream stream) {
    this.stream = stream;
    this.packets = new OggPackets(stream, MAGIC);
    info.init();
    Comment comment = new Comment();
    comment.init();
    for (int i = 0; i < HEADERS; i++) {
      byte[] bytes = packets.next();
      // The comments are skipped: JOrbis believes the lengths that they claim.
      if (bytes == null
          || info.synthesis_headerin(comment, packet(i == 1 ? NO_COMMENTS : bytes)) < 0) {
        throw new MediaException.Malformed(
            "Header %d of 3 of the Vorbis stream is damaged or missing".formatted(i + 1));
      }
    }
    SoundHeader.check("Vorbis", info.rate, info.channels);
    state.synthesis_init(info);
    block = new Block(state);
    offsets = new int[info.channels];
  }

  /** A comment header without vendor and comments (Vorbis I specification, section 5). */
  private static final byte[] NO_COMMENTS = {
    3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  static PcmSource open(InputStream stream) {
    return new VorbisSource(stream);
  }

  private Packet packet(byte[] bytes) {
    Packet packet = new Packet();
    packet.packet_base = bytes;
    packet.packet = 0;
    packet.bytes = bytes.length;
    packet.b_o_s = number == 0 ? 1 : 0;
    packet.packetno = number++;
    packet.granulepos = -1;
    return packet;
  }

  @Override
  public int sampleRate() {
    return info.rate;
  }

  @Override
  public int channels() {
    return info.channels;
  }

  @Override
  public int read(short[] buffer) {
    int room = SoundHeader.whole(buffer, info.channels) / info.channels;
    int written = 0;
    while (written < room && decoded < end) {
      int available = state.synthesis_pcmout(output, offsets);
      if (available == 0) {
        if (!decodePacket()) {
          break;
        }
        continue;
      }
      int count = (int) Math.min(Math.min(available, room - written), end - decoded);
      copy(buffer, written, count);
      state.synthesis_read(count);
      decoded += count;
      written += count;
    }
    return written == 0 ? -1 : written * info.channels;
  }

  private boolean decodePacket() {
    byte[] bytes = packets.next();
    if (bytes == null) {
      return false;
    }
    // A packet that is no sound is left out, as the specification demands (section 4.3).
    if (block.synthesis(packet(bytes)) == 0) {
      state.synthesis_blockin(block);
    }
    if (packets.ended() && packets.granule() >= decoded) {
      end = packets.granule();
    }
    return true;
  }

  private void copy(short[] buffer, int written, int count) {
    for (int channel = 0; channel < info.channels; channel++) {
      float[] values = output[0][channel];
      for (int i = 0; i < count; i++) {
        buffer[(written + i) * info.channels + channel] =
            (short)
                Math.clamp(
                    Math.round(values[offsets[channel] + i] * 32_768f),
                    Short.MIN_VALUE,
                    Short.MAX_VALUE);
      }
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
