package io.cess4j.sdk.storage;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.Sha256;
import io.cess4j.sdk.CessException.LocalFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * What a file holds at a time, by name. An upload that is sent again gives the same ciphertext, and
 * two contents under one key must not share its nonces; so the name covers every byte, and the time
 * of the last change too, for a file that is changed while it is read and then changed back.
 *
 * @param digest SHA-256 of its bytes
 * @param length its bytes
 * @param modified when it was changed last, before it was read
 */
record FileContent(Hash256 digest, long length, Instant modified) {
  private static final byte[] PURPOSE =
      "cess4j file content v1".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 16;

  /** Reads the whole file once. */
  static FileContent of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      MessageDigest digest = sha256();
      byte[] buffer = new byte[BUFFER];
      long length = 0;
      for (int read; (read = in.read(buffer)) >= 0; ) {
        digest.update(buffer, 0, read);
        length += read;
      }
      return new FileContent(Hash256.of(digest.digest()), length, modified);
    } catch (IOException e) {
      throw new LocalFile("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Names these bytes at this time, and no others. */
  Hash256 name() {
    byte[] numbers =
        ByteBuffer.allocate(20)
            .putLong(length)
            .putLong(modified.getEpochSecond())
            .putInt(modified.getNano())
            .array();
    return Sha256.hash(PURPOSE, digest.toBytes(), numbers);
  }
}
