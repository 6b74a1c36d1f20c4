package io.cess4j.fingerprint;

import io.cess4j.fingerprint.iscc.FileCodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What the bytes alone say, in one reading.
 *
 * @param codes Data-Code, Instance-Code (BLAKE3), size
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Hashes(byte[] sha256, FileCodes codes) {
  static Hashes of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      FileCodes codes = FileCodes.of(new DigestInputStream(stream, sha256));
      return new Hashes(sha256.digest(), codes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256; this one has not: use another", e);
    }
  }
}
