package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * A text in stretches of at most 4,096 characters that end between two words where there is a gap:
 * whatever comes, no more than this is in memory.
 */
final class TextBlocks {
  static final int CHARACTERS = 4_096;

  private final Reader reader;
  private final MediaLimits limits;
  private final long deadline;
  private final char[] buffer = new char[CHARACTERS];
  private int filled;
  private int length;
  private long offset;

  TextBlocks(Reader reader, MediaLimits limits) {
    this.reader = reader;
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.decodingTime().toNanos();
  }

  /**
   * Moves to the next stretch; false at the end of the text.
   *
   * @throws MediaException.TooLarge if the text is longer or slower than the limits allow
   */
  boolean next() {
    System.arraycopy(buffer, length, buffer, 0, filled - length);
    offset += length;
    filled -= length;
    fill();
    if (offset + filled > limits.characters()) {
      throw new MediaException.TooLarge(
          "The text has more than %,d characters: fingerprint its parts"
              .formatted(limits.characters()));
    }
    if (System.nanoTime() - deadline > 0) {
      throw new MediaException.TooLarge(
          "Reading the text took longer than "
              + limits.decodingTime()
              + " (at character "
              + offset
              + "): fingerprint its parts");
    }
    length = filled < CHARACTERS ? filled : gap();
    return length > 0;
  }

  char[] characters() {
    return buffer;
  }

  int length() {
    return length;
  }

  /** Where the stretch starts in the text. */
  long offset() {
    return offset;
  }

  private void fill() {
    try {
      int read = 0;
      while (filled < CHARACTERS && read >= 0) {
        read = reader.read(buffer, filled, CHARACTERS - filled);
        filled += Math.max(read, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The text cannot be read past character " + offset, e);
    }
  }

  /** After the last gap between words in the second half; else between two characters. */
  private int gap() {
    for (int i = CHARACTERS; i > CHARACTERS / 2; i--) {
      if (Character.isWhitespace(buffer[i - 1])) {
        return i;
      }
    }
    return Character.isHighSurrogate(buffer[CHARACTERS - 1]) ? CHARACTERS - 1 : CHARACTERS;
  }
}
