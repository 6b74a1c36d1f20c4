package io.cess4j.fingerprint.text;

import java.io.Reader;

/** So many characters without a gap, none of them in memory. */
final class EndlessReader extends Reader {
  private final String pattern;
  private long left;
  private int position;

  EndlessReader(String pattern, long length) {
    this.pattern = pattern;
    this.left = length;
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(left, length);
    for (int i = 0; i < count; i++) {
      buffer[offset + i] = pattern.charAt(position);
      position = (position + 1) % pattern.length();
    }
    left -= count;
    return count;
  }

  @Override
  public void close() {}
}
