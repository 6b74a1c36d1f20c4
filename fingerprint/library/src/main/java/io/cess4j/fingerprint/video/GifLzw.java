package io.cess4j.fingerprint.video;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks the indices of one image (GIF89a, appendix F): codes of growing length, each a string
 * that is an earlier one and a further index.
 */
final class GifLzw {
  private static final int MAX_BITS = 12;
  private static final int TABLE = 1 << MAX_BITS;

  private final InputStream data;
  private final int rootBits;
  private final short[] prefix = new short[TABLE];
  private final byte[] suffix = new byte[TABLE];
  private final byte[] stack = new byte[TABLE + 1];
  private int bits;
  private int available;

  /**
   * @param data the packed bytes, without the lengths of their blocks
   * @param rootBits bits of an index
   */
  GifLzw(InputStream data, int rootBits) {
    this.data = data;
    this.rootBits = rootBits;
  }

  /**
   * Fills the pixels.
   *
   * @return how many there were; fewer than wanted if the image ends early
   */
  int unpack(byte[] pixels) throws IOException {
    int clear = 1 << rootBits;
    int end = clear + 1;
    for (int i = 0; i < clear; i++) {
      suffix[i] = (byte) i;
    }
    int next = end + 1;
    int width = rootBits + 1;
    int previous = -1;
    int first = 0;
    int count = 0;
    while (count < pixels.length) {
      int code = read(width);
      if (code < 0 || code == end) {
        return count;
      }
      if (code == clear) {
        next = end + 1;
        width = rootBits + 1;
        previous = -1;
        continue;
      }
      if (code > next || (code == next && previous < 0) || (previous < 0 && code > end)) {
        throw new IOException("an image's code " + code + " refers to what was not said yet");
      }
      int depth = 0;
      int string = code;
      if (code == next) {
        stack[depth++] = (byte) first;
        string = previous;
      }
      while (string > end) {
        stack[depth++] = suffix[string];
        string = prefix[string];
      }
      first = suffix[string] & 0xff;
      stack[depth++] = (byte) first;
      if (previous >= 0 && next < TABLE) {
        prefix[next] = (short) previous;
        suffix[next] = (byte) first;
        next++;
        if (next == 1 << width && width < MAX_BITS) {
          width++;
        }
      }
      previous = code;
      while (depth > 0 && count < pixels.length) {
        pixels[count++] = stack[--depth];
      }
    }
    return count;
  }

  private int read(int width) throws IOException {
    while (available < width) {
      int value = data.read();
      if (value < 0) {
        return -1;
      }
      bits |= value << available;
      available += Byte.SIZE;
    }
    int code = bits & (1 << width) - 1;
    bits >>>= width;
    available -= width;
    return code;
  }
}
