package io.cess4j.example.kit;

import io.cess4j.chain.Bytes32;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.digests.Blake3Digest;

/** What claims call a file's instance hash. */
public final class Blake3 {
  private static final int BUFFER = 1 << 16;

  private Blake3() {}

  /** BLAKE3 of a file, 32 bytes. */
  public static Bytes32 of(Path file) {
    Blake3Digest digest = new Blake3Digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new DappException(file + " cannot be read: " + e.getMessage(), e);
    }
    byte[] hash = new byte[Bytes32.LENGTH];
    digest.doFinal(hash, 0);
    return Bytes32.of(hash);
  }
}
