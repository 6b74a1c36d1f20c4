package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.code.Code256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is shown at regular times: the evidence by which two videos are compared.
 *
 * @param step time between entries, in milliseconds
 * @param codes one an entry
 * @param qualities 0 to 100, one an entry; entries below {@link #PLAIN} match nothing
 */
record Timeline(int step, List<Code256> codes, List<Integer> qualities) {
  /** Below it a frame looks like too many others: black, white, a sky. */
  static final int PLAIN = 8;

  private static final byte VERSION = 1;
  private static final int HEADER = 1 + 2 * Integer.BYTES;
  private static final int ENTRY = 1 + Code256.BYTES;

  Timeline {
    codes = List.copyOf(codes);
    qualities = List.copyOf(qualities);
  }

  /** How many entries can match at all. */
  int telling() {
    return (int) qualities.stream().filter(quality -> quality >= PLAIN).count();
  }

  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + ENTRY * codes.size());
    buffer.put(VERSION).putInt(step).putInt(codes.size());
    for (int i = 0; i < codes.size(); i++) {
      buffer.put(qualities.get(i).byteValue()).put(codes.get(i).bytes());
    }
    return buffer.array();
  }

  static Timeline read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || buffer.get() != VERSION) {
      throw new IllegalArgumentException(
          "Evidence of "
              + bytes.length
              + " bytes is no time line of a video: describe the video with this version");
    }
    int step = buffer.getInt();
    int count = buffer.getInt();
    if (step < 1 || count < 0 || (long) count * ENTRY != buffer.remaining()) {
      throw new IllegalArgumentException(
          "A time line of " + count + " entries does not fill " + bytes.length + " bytes");
    }
    List<Code256> codes = new ArrayList<>(count);
    List<Integer> qualities = new ArrayList<>(count);
    byte[] code = new byte[Code256.BYTES];
    for (int i = 0; i < count; i++) {
      qualities.add((int) buffer.get());
      buffer.get(code);
      codes.add(Code256.of(code));
    }
    return new Timeline(step, codes, qualities);
  }
}
