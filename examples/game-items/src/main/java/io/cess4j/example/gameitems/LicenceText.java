package io.cess4j.example.gameitems;

import io.cess4j.chain.Bytes32;
import io.cess4j.example.kit.DappException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a licence permits, in words; the chain knows its SHA-256. */
public record LicenceText(String words) {
  private static final int LONGEST = 1 << 20;

  /** From a file of at most a mebibyte. */
  public static LicenceText of(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
        throw new DappException(file + " is no licence: name a text of at most a mebibyte");
      }
      return new LicenceText(Files.readString(file));
    } catch (IOException e) {
      throw new DappException(file + " is no text in UTF-8 that can be read", e);
    }
  }

  /** SHA-256 of the words in UTF-8. */
  public Bytes32 hash() {
    try {
      return Bytes32.of(
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
