package io.cess4j.protocol.encryption;

import io.cess4j.protocol.layout.CiphertextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ciphertext of docs/formats.md section 2, made while it is read: holds one piece, whatever the
 * length of the file. Tink's own stream draws its header, and an upload that is sent again would be
 * another ciphertext; here the caller gives the header.
 */
final class EncryptingStream extends InputStream {
  private static final int NONCE_BYTES = 12;
  private static final int PIECE_PLAINTEXT =
      CiphertextLayout.PIECE_BYTES - CiphertextLayout.TAG_BYTES;

  private final InputStream plaintext;
  private final FileHeader header;
  private final SecretKeySpec key;
  private final long length;
  private long taken;
  private int number;
  private byte[] piece;
  private int position;
  private boolean last;

  /**
   * @param length bytes that {@code plaintext} gives, exactly
   */
  EncryptingStream(InputStream plaintext, long length, FileHeader header, SecretKeySpec key) {
    this.plaintext = plaintext;
    this.length = length;
    this.header = header;
    this.key = key;
    this.piece = new byte[0];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, target.length);
    if (count == 0) {
      return 0;
    }
    if (position == piece.length) {
      if (last) {
        return -1;
      }
      next();
    }
    int given = Math.min(count, piece.length - position);
    System.arraycopy(piece, position, target, offset, given);
    position += given;
    return given;
  }

  private void next() throws IOException {
    int head = number == 0 ? CiphertextLayout.HEADER_BYTES : 0;
    byte[] clear = plaintext.readNBytes((int) Math.min(PIECE_PLAINTEXT - head, length - taken));
    taken += clear.length;
    last = taken == length;
    if (!last && clear.length < PIECE_PLAINTEXT - head) {
      throw new IOException("the file ended after %d of %d bytes".formatted(taken, length));
    }
    if (last && plaintext.read() >= 0) {
      throw new IOException(
          "the file has more than the %d bytes that were announced".formatted(length));
    }
    byte[] sealed = new byte[head + clear.length + CiphertextLayout.TAG_BYTES];
    if (head > 0) {
      System.arraycopy(header.bytes(), 0, sealed, 0, head);
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce()));
      cipher.doFinal(clear, 0, clear.length, sealed, head);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES/GCM/NoPadding", e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
    piece = sealed;
    position = 0;
    number++;
  }

  /**
   * Prefix 7 ‖ number of the piece, uint32 ‖ whether it is the last one, as Tink's format has it.
   */
  private byte[] nonce() {
    return ByteBuffer.allocate(NONCE_BYTES)
        .put(header.noncePrefix())
        .putInt(number)
        .put((byte) (last ? 1 : 0))
        .array();
  }

  @Override
  public void close() throws IOException {
    plaintext.close();
  }
}
