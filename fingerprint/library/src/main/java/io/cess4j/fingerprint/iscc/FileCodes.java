package io.cess4j.fingerprint.iscc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Blake3;

/**
 * What the bytes of a file say, whatever it holds.
 *
 * @param data the Data-Code, 256 bits: alike for files with much in common
 * @param instance the Instance-Code, 256 bits: the file's BLAKE3
 * @param size in bytes
 */
public record FileCodes(IsccUnit data, IsccUnit instance, long size) {
  private static final int BUFFER = 1 << 16;
  private static final byte[] MULTIHASH = {0x1e, 0x20};

  /** Reads the file once; holds 64 KiB of it. */
  public static FileCodes of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return of(stream);
    }
  }

  /** Reads the stream to its end; holds 64 KiB of it. */
  public static FileCodes of(InputStream stream) throws IOException {
    Hasher hasher = new Hasher();
    byte[] buffer = new byte[BUFFER];
    for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
      hasher.update(buffer, 0, count);
    }
    return hasher.codes();
  }

  /** The standard's datahash: multihash of BLAKE3, hexadecimal. */
  public String datahash() {
    return HexFormat.of().formatHex(MULTIHASH) + HexFormat.of().formatHex(instance.digest());
  }

  /** Takes a file piece after piece, for example while it is uploaded. */
  public static final class Hasher {
    private final Chunker chunker = new Chunker();
    private final Blake3 blake3 = Blake3.initHash();
    private long size;
    private boolean done;

    public void update(byte[] bytes, int offset, int count) {
      if (done) {
        throw new IllegalStateException("The codes were taken: a new file needs a new hasher");
      }
      chunker.update(bytes, offset, count);
      blake3.update(bytes, offset, count);
      size += count;
    }

    /** Ends the file. */
    public FileCodes codes() {
      if (done) {
        throw new IllegalStateException("The codes were taken: a new file needs a new hasher");
      }
      done = true;
      return new FileCodes(
          new IsccUnit(UnitType.DATA, chunker.digest()),
          new IsccUnit(UnitType.INSTANCE, blake3.doFinalize(32)),
          size);
    }
  }
}
