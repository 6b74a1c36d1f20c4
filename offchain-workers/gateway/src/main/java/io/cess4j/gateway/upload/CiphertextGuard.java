package io.cess4j.gateway.upload;

import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.protocol.layout.CiphertextLayout;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Refuses a body that does not begin as ciphertext does. It cannot tell ciphertext from other bytes
 * beyond that; it keeps a client that forgot to encrypt from storing its file in the clear unseen.
 */
final class CiphertextGuard extends FilterOutputStream {
  private boolean begun;

  CiphertextGuard(OutputStream ciphertext) {
    super(ciphertext);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!begun && length > 0) {
      if (bytes[offset] != CiphertextLayout.HEADER_BYTES) {
        throw new RequestMalformed(
            "the body begins with byte %d and ciphertext with %d (docs/formats.md section 2): encrypt the file, or send it without a sealed part"
                .formatted(bytes[offset] & 0xff, CiphertextLayout.HEADER_BYTES),
            null);
      }
      begun = true;
    }
    out.write(bytes, offset, length);
  }
}
