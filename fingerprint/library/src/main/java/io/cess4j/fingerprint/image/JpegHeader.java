package io.cess4j.fingerprint.image;

import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;

/**
 * What the samples of a JPEG file mean, by the rules that libjpeg and everybody after it follow:
 * JFIF means YCbCr, Adobe's segment says it, component ids are the last hint.
 *
 * @param colours how the components become red, green and blue
 */
record JpegHeader(Colours colours) {
  private static final int MAX_SEGMENTS = 1_000;

  enum Colours {
    GRAY,
    RGB,
    YCBCR,
    CMYK,
    YCCK
  }

  /** Reads the segments before the first scan; the stream stands again where it stood. */
  static JpegHeader read(ImageInputStream stream) throws IOException {
    stream.mark();
    try {
      stream.seek(2);
      return segments(stream);
    } finally {
      stream.reset();
    }
  }

  private static JpegHeader segments(ImageInputStream stream) throws IOException {
    boolean jfif = false;
    int adobe = -1;
    int[] components = {};
    for (int i = 0; i < MAX_SEGMENTS; i++) {
      int marker = marker(stream);
      if (marker == 0xda && components.length > 0) {
        return new JpegHeader(colours(components, jfif, adobe));
      }
      int length = stream.readUnsignedShort() - 2;
      if (length < 0) {
        throw new IIOException("a segment's length is negative");
      }
      long next = stream.getStreamPosition() + length;
      if (marker == 0xe0 && length >= 5) {
        jfif |= stream.readInt() == 0x4a464946;
      } else if (marker == 0xee && length >= 12 && stream.readInt() == 0x41646f62) {
        stream.skipBytes(7);
        adobe = stream.readUnsignedByte();
      } else if (isFrame(marker)) {
        components = components(stream);
      }
      stream.seek(next);
    }
    throw new IIOException("there is no scan among its first " + MAX_SEGMENTS + " segments");
  }

  private static int marker(ImageInputStream stream) throws IOException {
    while (stream.readUnsignedByte() != 0xff) {
      continue;
    }
    int marker = 0xff;
    while (marker == 0xff) {
      marker = stream.readUnsignedByte();
    }
    return marker;
  }

  /** SOF0 to SOF15 without the tables that lie among them (ISO 10918-1, table B.1). */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static int[] components(ImageInputStream stream) throws IOException {
    stream.skipBytes(5);
    int[] ids = new int[stream.readUnsignedByte()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = stream.readUnsignedByte();
      stream.skipBytes(2);
    }
    return ids;
  }

  private static Colours colours(int[] ids, boolean jfif, int adobe) throws IIOException {
    return switch (ids.length) {
      case 1 -> Colours.GRAY;
      case 3 -> {
        boolean letters = ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B';
        yield !jfif && (adobe == 0 || adobe < 0 && letters) ? Colours.RGB : Colours.YCBCR;
      }
      case 4 -> adobe == 2 ? Colours.YCCK : Colours.CMYK;
      default -> throw new IIOException("it has " + ids.length + " components");
    };
  }
}
