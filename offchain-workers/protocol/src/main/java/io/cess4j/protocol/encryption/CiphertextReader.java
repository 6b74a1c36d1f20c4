package io.cess4j.protocol.encryption;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Random access to a file's ciphertext, wherever its pieces come from. */
public interface CiphertextReader {

  /** Bytes of ciphertext of the whole file. */
  long size();

  /**
   * Reads at least one byte from {@code offset} on into {@code target}, at most up to the end.
   *
   * @param offset 0 to size() - 1
   * @return how many bytes
   * @throws IOException where they cannot be had
   */
  int read(long offset, ByteBuffer target) throws IOException;
}
