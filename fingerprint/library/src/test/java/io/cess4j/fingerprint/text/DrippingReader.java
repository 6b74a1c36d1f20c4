package io.cess4j.fingerprint.text;

import java.io.Reader;

/** Gives one character at a time. */
final class DrippingReader extends Reader {
  private final String text;
  private int position;

  DrippingReader(String text) {
    this.text = text;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    if (position == text.length()) {
      return -1;
    }
    buffer[offset] = text.charAt(position++);
    return 1;
  }

  @Override
  public void close() {}
}
