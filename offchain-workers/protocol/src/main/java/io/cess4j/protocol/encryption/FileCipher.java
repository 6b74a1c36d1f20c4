package io.cess4j.protocol.encryption;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.protocol.layout.CiphertextLayout.Range;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption of one version of a file (docs/formats.md section 2): Tink's AES256-GCM-HKDF streaming
 * AEAD with pieces of 64 KiB. Every stream holds a few pieces, whatever the length of the file.
 * Safe for use by several threads; the streams are for one each.
 *
 * <p>A reader of the sequential stream knows only at its end that nothing was cut off. A reader of
 * a range trusts {@link CiphertextReader#size()}, which the signed descriptor gives.
 */
public final class FileCipher {

  private static final byte[] ASSOCIATED_DATA = Hkdf.ascii("cess4j file v1");

  private final DataKey key;
  private final AesGcmHkdfStreaming cipher;

  public FileCipher(DataKey key) {
    this.key = key;
    try {
      cipher =
          new AesGcmHkdfStreaming(
              key.toBytes(), "HmacSha256", DataKey.BYTES, CiphertextLayout.PIECE_BYTES, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-256-GCM or HMAC-SHA-256", e);
    }
  }

  /**
   * A stream that encrypts what is written to it into {@code ciphertext}. Only {@code close()}
   * writes the last piece; it closes {@code ciphertext} too. A file that is abandoned must not be
   * closed, or it would look complete.
   *
   * @throws IOException where {@code ciphertext} fails
   */
  public OutputStream encrypting(OutputStream ciphertext) throws IOException {
    try {
      return cipher.newEncryptingStream(ciphertext, ASSOCIATED_DATA);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption cannot start", e);
    }
  }

  /**
   * The ciphertext of {@code plaintext} as a stream to read from, the same bytes at every call: its
   * header follows from the key and {@code content}. Reads fail where the plaintext is shorter or
   * longer than announced; nothing that was read before is a whole ciphertext then.
   *
   * @param length bytes of the plaintext, exactly
   * @param content names the plaintext, so that no other one gets the same under this key, e.g. by
   *     its hash
   */
  public InputStream encrypting(InputStream plaintext, long length, Hash256 content) {
    FileHeader header = FileHeader.of(key, content);
    byte[] pieces = Hkdf.derive(key.toBytes(), header.salt(), ASSOCIATED_DATA, DataKey.BYTES);
    return new EncryptingStream(plaintext, length, header, new SecretKeySpec(pieces, "AES"));
  }

  /**
   * The plaintext of {@code ciphertext}, each piece released after verification. Its reads throw
   * {@link CiphertextRejectedException} for ciphertext that is truncated, altered, reordered or
   * under another key, and pass on the source's own {@link IOException}.
   */
  public InputStream decrypting(InputStream ciphertext) throws IOException {
    try {
      InputStream plaintext =
          cipher.newDecryptingStream(new SourceStream(ciphertext), ASSOCIATED_DATA);
      return new PlaintextStream(new StreamSource(plaintext));
    } catch (GeneralSecurityException e) {
      throw new CiphertextRejectedException("its start is no header", e);
    }
  }

  /**
   * Bytes {@code from} to {@code until} (exclusive) of the plaintext; reads the header and the
   * pieces of {@link #pieces}. Errors as for {@link #decrypting}.
   *
   * @param ciphertext random access to the whole file's ciphertext
   */
  public InputStream decryptingRange(CiphertextReader ciphertext, long from, long until)
      throws IOException {
    long plaintext = CiphertextLayout.plaintextBytes(ciphertext.size());
    if (from == until && from >= 0 && until <= plaintext) {
      return InputStream.nullInputStream();
    }
    CiphertextLayout.pieces(plaintext, from, until);
    try {
      SeekableByteChannel channel =
          cipher.newSeekableDecryptingChannel(new ReaderChannel(ciphertext), ASSOCIATED_DATA);
      channel.position(from);
      return new PlaintextStream(new RangeSource(channel, until - from));
    } catch (SourceFailure e) {
      throw e.failure();
    } catch (GeneralSecurityException | IOException e) {
      throw new CiphertextRejectedException("its length or header is wrong", e);
    }
  }

  /** The ciphertext that a range needs beside the header. */
  public static Range pieces(long plaintextBytes, long from, long until) {
    return CiphertextLayout.pieces(plaintextBytes, from, until);
  }

  private record StreamSource(InputStream stream) implements PlaintextStream.Source {
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return stream.read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  private static final class RangeSource implements PlaintextStream.Source {

    private final SeekableByteChannel channel;
    private long left;

    RangeSource(SeekableByteChannel channel, long length) {
      this.channel = channel;
      this.left = length;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, left)));
      if (read < 0) {
        throw new IOException("ciphertext ends " + left + " bytes before the end of the range");
      }
      left -= read;
      return read;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
