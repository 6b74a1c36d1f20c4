package io.cess4j.fingerprint.audio.decode;

import io.cess4j.fingerprint.media.MediaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The packets of the first stream of an Ogg file whose first packet starts as wanted (RFC 3533).
 * Other streams beside it are passed over; a chain ends with its first link.
 */
final class OggPackets {
  /** Comments hold pictures; nothing else comes near. */
  private static final int MOST_BYTES = 1 << 24;

  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;
  private static final int HEADER = 27;

  private final InputStream stream;
  private final byte[] wanted;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private final byte[] segments = new byte[255];
  private byte[] body = {};
  private int segment;
  private int segmentCount;
  private int offset;
  private boolean chosen;
  private boolean last;
  private int serial;
  private long granule;

  /**
   * @param magic how the first packet of the wanted stream starts
   */
  OggPackets(InputStream stream, String magic) {
    this.stream = stream;
    this.wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The next packet, null after the last. */
  byte @Nullable [] next() {
    try {
      while (true) {
        while (segment < segmentCount) {
          int size = Byte.toUnsignedInt(segments[segment++]);
          open.write(body, offset, size);
          offset += size;
          if (open.size() > MOST_BYTES) {
            throw new MediaException.Malformed(
                "The Ogg file has a packet of more than %d bytes".formatted(MOST_BYTES));
          }
          if (size < 255) {
            byte[] packet = open.toByteArray();
            open.reset();
            return packet;
          }
        }
        if (last || !readPage()) {
          return null;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the packet that was given last is the last of the stream. */
  boolean ended() {
    return last && segment == segmentCount;
  }

  /** The number of samples from the beginning to the end of the page that was read last. */
  long granule() {
    return granule;
  }

  /** Reads pages until one is of the wanted stream. */
  private boolean readPage() throws IOException {
    while (true) {
      byte[] head = stream.readNBytes(HEADER);
      if (head.length == 0) {
        return false;
      }
      ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      if (head.length < HEADER || header.getInt(0) != 0x5367674f || head[4] != 0) {
        throw new MediaException.Malformed(
            "The Ogg file is damaged: a page does not begin where the one before it ends");
      }
      int count = Byte.toUnsignedInt(head[26]);
      int read = stream.readNBytes(segments, 0, count);
      int size = 0;
      for (int i = 0; i < read; i++) {
        size += Byte.toUnsignedInt(segments[i]);
      }
      body = stream.readNBytes(size);
      if (read < count || body.length < size) {
        throw new MediaException.Malformed(
            "The Ogg file is cut off in the middle of a page. Get a whole copy");
      }
      if (isWanted(header, count)) {
        enter(header, count);
        return true;
      }
    }
  }

  private boolean isWanted(ByteBuffer header, int count) {
    if (chosen) {
      return header.getInt(14) == serial;
    }
    boolean first = (header.get(5) & FIRST) != 0;
    if (!first || body.length < wanted.length || count == 0) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (body[i] != wanted[i]) {
        return false;
      }
    }
    chosen = true;
    serial = header.getInt(14);
    return true;
  }

  private void enter(ByteBuffer header, int count) {
    if ((header.get(5) & CONTINUED) == 0 && open.size() > 0) {
      throw new MediaException.Malformed(
          "The Ogg file is damaged: a packet has no end. Get an undamaged copy");
    }
    segmentCount = count;
    segment = 0;
    offset = 0;
    last = (header.get(5) & LAST) != 0;
    granule = header.getLong(6);
  }
}
