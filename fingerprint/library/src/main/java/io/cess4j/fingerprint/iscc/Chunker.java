package io.cess4j.fingerprint.iscc;

import org.apache.commons.codec.digest.XXHash32;

/**
 * Cuts a stream where its content says so (FastCDC, Xia et al. 2016, with the parameters of ISO
 * 24138) and hashes each piece; holds one piece at most.
 */
final class Chunker {
  private static final int SMALLEST = 256;
  private static final int CENTRE = 640;
  private static final int LARGEST = 8192;
  private static final int MASK_BEFORE_CENTRE = (1 << 11) - 1;
  private static final int MASK_AFTER_CENTRE = (1 << 9) - 1;
  private static final int[] GEAR = gear();

  private final XXHash32 hash = new XXHash32();
  private final MinHash features = new MinHash();
  private final byte[] chunk = new byte[LARGEST];
  private int length;
  private int pattern;
  private boolean empty = true;

  void update(byte[] bytes, int offset, int count) {
    int position = offset;
    int end = offset + count;
    while (position < end) {
      if (length < SMALLEST) {
        int skipped = Math.min(SMALLEST - length, end - position);
        System.arraycopy(bytes, position, chunk, length, skipped);
        length += skipped;
        position += skipped;
      } else {
        int taken = search(bytes, position, Math.min(end - position, LARGEST - length));
        boolean cut = taken < 0;
        taken = Math.abs(taken);
        System.arraycopy(bytes, position, chunk, length, taken);
        length += taken;
        position += taken;
        if (cut || length == LARGEST) {
          emit();
        }
      }
    }
  }

  /** Ends the stream. The empty stream is one empty piece. */
  byte[] digest() {
    if (length > 0 || empty) {
      emit();
    }
    return features.digest();
  }

  /** How many of the bytes belong to this piece; negative if the piece ends with them. */
  private int search(byte[] bytes, int offset, int count) {
    int current = pattern;
    int beforeCentre = Math.clamp(CENTRE - length, 0, count);
    for (int i = 0; i < count; i++) {
      current = (current >>> 1) + GEAR[bytes[offset + i] & 0xff];
      if ((current & (i < beforeCentre ? MASK_BEFORE_CENTRE : MASK_AFTER_CENTRE)) == 0) {
        return -(i + 1);
      }
    }
    pattern = current;
    return count;
  }

  private void emit() {
    hash.reset();
    hash.update(chunk, 0, length);
    features.add(hash.getValue());
    length = 0;
    pattern = 0;
    empty = false;
  }

  private static int[] gear() {
    long[] table = Tables.read("gear.txt", 256);
    int[] gear = new int[table.length];
    for (int i = 0; i < gear.length; i++) {
      gear[i] = (int) table[i];
    }
    return gear;
  }
}
