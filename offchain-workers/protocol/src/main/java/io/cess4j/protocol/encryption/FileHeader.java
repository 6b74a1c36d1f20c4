package io.cess4j.protocol.encryption;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.layout.CiphertextLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a ciphertext begins with: length 1 ‖ salt 32 ‖ nonce prefix 7 (docs/formats.md section 2).
 * The salt enters the key of the pieces, so two headers under one data key never share a nonce.
 */
final class FileHeader {
  private static final int SALT_BYTES = 32;
  private static final byte[] PURPOSE = Hkdf.ascii("cess4j file header v1");

  private final byte[] bytes;

  private FileHeader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The header of one content under a key. Whoever lets two contents share {@code content} lets
   * them share nonces, and with them their difference.
   *
   * @param content names what is encrypted
   */
  static FileHeader of(DataKey key, Hash256 content) {
    byte[] info =
        ByteBuffer.allocate(PURPOSE.length + Hash256.BYTES)
            .put(PURPOSE)
            .put(content.toBytes())
            .array();
    byte[] drawn = Hkdf.derive(key.toBytes(), info, CiphertextLayout.HEADER_BYTES - 1);
    return new FileHeader(
        ByteBuffer.allocate(CiphertextLayout.HEADER_BYTES)
            .put((byte) CiphertextLayout.HEADER_BYTES)
            .put(drawn)
            .array());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  byte[] salt() {
    return Arrays.copyOfRange(bytes, 1, 1 + SALT_BYTES);
  }

  byte[] noncePrefix() {
    return Arrays.copyOfRange(bytes, 1 + SALT_BYTES, bytes.length);
  }
}
