package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.media.MediaException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Phrases of three terms with their places: all of a short text, of a long one those whose hash
 * begins with {@code level} zero bits.
 *
 * <p>Format 1: version (byte), level (byte), terms of the text, phrases, and for each phrase in the
 * order of its hash the difference of the hash's upper 40 bits to the one before and its place; all
 * numbers in 7 bits a byte, low ones first, in the shortest form.
 *
 * @param level how many zero bits the hashes begin with
 * @param length terms in the text
 * @param hashes upper 40 bits, rising
 * @param places first place of each
 */
record TextEvidence(int level, int length, long[] hashes, int[] places) {
  private static final int VERSION = 1;
  private static final int HASH_BITS = 40;
  private static final int MAX_LEVEL = 36;

  static TextEvidence of(TextFeatures features) {
    TermCounts phrases = features.phrases();
    long[] keys = new long[phrases.size()];
    int[] next = new int[1];
    // 40 bits of hash never meet: two phrases of one key are one phrase, the earlier.
    phrases.forEach((hash, count, place) -> keys[next[0]++] = hash >>> Long.SIZE - HASH_BITS);
    Arrays.sort(keys);
    int[] places = new int[keys.length];
    Arrays.fill(places, Integer.MAX_VALUE);
    phrases.forEach(
        (hash, count, place) -> {
          int index = Arrays.binarySearch(keys, hash >>> Long.SIZE - HASH_BITS);
          places[index] = Math.min(places[index], place);
        });
    long[] distinct = Arrays.stream(keys).distinct().toArray();
    int[] first = new int[distinct.length];
    for (int i = 0, j = 0; i < keys.length; i++) {
      j += i > 0 && keys[i] != keys[i - 1] ? 1 : 0;
      first[j] = i == 0 || keys[i] != keys[i - 1] ? places[i] : Math.min(first[j], places[i]);
    }
    return new TextEvidence(
        phrases.level(), (int) Math.min(features.length(), Integer.MAX_VALUE), distinct, first);
  }

  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    out.write(level);
    write(out, length);
    write(out, hashes.length);
    long before = 0;
    for (int i = 0; i < hashes.length; i++) {
      write(out, hashes[i] - before);
      write(out, places[i]);
      before = hashes[i];
    }
    return out.toByteArray();
  }

  /**
   * Reads the format above.
   *
   * @throws MediaException.Malformed at the first byte that is not of it
   */
  static TextEvidence decode(byte[] bytes) {
    Input in = new Input(bytes);
    int version = in.next();
    int level = in.next();
    if (version != VERSION || level > MAX_LEVEL) {
      throw in.malformed("version " + version + ", level " + level);
    }
    int length = (int) in.number(Integer.MAX_VALUE);
    int phrases = (int) in.number(TextFeatures.PHRASES);
    long[] hashes = new long[phrases];
    int[] places = new int[phrases];
    long end = 1L << HASH_BITS - level;
    long last = -1;
    for (int i = 0; i < phrases; i++) {
      long hash = in.number(end) + Math.max(last, 0);
      if (hash <= last || hash >= end) {
        throw in.malformed("hashes do not rise below " + end);
      }
      hashes[i] = hash;
      places[i] = (int) in.number(Math.max(0, length - 1));
      last = hash;
    }
    if (in.position != bytes.length) {
      throw in.malformed("more bytes follow");
    }
    return new TextEvidence(level, length, hashes, places);
  }

  private static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest >= 0x80) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static final class Input {
    private final byte[] bytes;
    private int position;

    Input(byte[] bytes) {
      this.bytes = bytes;
    }

    int next() {
      if (position == bytes.length) {
        throw malformed("it ends early");
      }
      return bytes[position++] & 0xff;
    }

    long number(long largest) {
      long value = 0;
      for (int shift = 0; shift < 63; shift += 7) {
        int part = next();
        value |= (long) (part & 0x7f) << shift;
        if (part < 0x80) {
          if (value > largest || part == 0 && shift > 0) {
            throw malformed("number " + value + " where at most " + largest + " fits");
          }
          return value;
        }
      }
      throw malformed("a number of more than 63 bits");
    }

    MediaException.Malformed malformed(String what) {
      return new MediaException.Malformed(
          "Evidence of a text is damaged at byte %d of %d: %s; describe the text again"
              .formatted(position, bytes.length, what));
    }
  }
}
