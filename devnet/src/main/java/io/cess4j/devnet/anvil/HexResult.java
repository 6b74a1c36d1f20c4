package io.cess4j.devnet.anvil;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a JSON-RPC answer whose result is one string of 0x-hex, decoded as they come. */
final class HexResult extends InputStream {
  private static final String BEFORE = "\"result\":\"0x";
  private static final int LONGEST_HEAD = 4_096;

  private final InputStream json;
  private boolean ended;

  /**
   * @throws IOException where the answer is none, e.g. an error
   */
  HexResult(InputStream json) throws IOException {
    this.json = new BufferedInputStream(json, 1 << 16);
    StringBuilder head = new StringBuilder();
    while (head.indexOf(BEFORE) < 0) {
      int next = this.json.read();
      if (next < 0 || head.length() > LONGEST_HEAD) {
        throw new IOException("no bytes in the answer: " + head);
      }
      head.append((char) next);
    }
  }

  @Override
  public int read() throws IOException {
    if (ended) {
      return -1;
    }
    int high = json.read();
    if (high == '"') {
      ended = true;
      return -1;
    }
    return digit(high) << 4 | digit(json.read());
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = read();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      into[offset + count++] = (byte) next;
    }
    return count;
  }

  private static int digit(int character) throws IOException {
    int value = Character.digit(character, 16);
    if (value < 0) {
      throw character < 0
          ? new EOFException("the answer ends in the middle of its result")
          : new IOException("no hex digit: " + (char) character);
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
