package io.cess4j.fingerprint.iscc;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The Audio-Code: what most words of a Chromaprint fingerprint have in common. */
public final class AudioCode {
  private static final int QUARTERS = 4;
  private static final int THIRDS = 3;

  private AudioCode() {}

  /**
   * 32 bits each of the whole, of its quarters in time, and of the thirds of its words in order of
   * size.
   *
   * @param words of Chromaprint's algorithm 1, of the whole sound; none gives zeros
   * @return 256 bits
   */
  public static IsccUnit of(int[] words) {
    ByteBuffer digest = ByteBuffer.allocate((1 + QUARTERS + THIRDS) * Integer.BYTES);
    putParts(digest, words, 1);
    putParts(digest, words, QUARTERS);
    int[] sorted = words.clone();
    Arrays.sort(sorted);
    putParts(digest, sorted, THIRDS);
    return new IsccUnit(UnitType.CONTENT_AUDIO, digest.array());
  }

  /** The first parts are longer by one where the words cannot be divided evenly. */
  private static void putParts(ByteBuffer digest, int[] words, int parts) {
    int from = 0;
    for (int part = 0; part < parts; part++) {
      int to = from + words.length / parts + (part < words.length % parts ? 1 : 0);
      Votes votes = new Votes(Integer.BYTES);
      for (int i = from; i < to; i++) {
        votes.add(ByteBuffer.allocate(Integer.BYTES).putInt(words[i]).array());
      }
      digest.put(votes.result());
      from = to;
    }
  }
}
