package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.work.Description;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A work as the index keeps it.
 *
 * @param name a path or the id of a certificate, at most 4,096 bytes of UTF-8
 * @param instanceHash BLAKE3 of the file, 32 bytes: what tells exact copies
 * @param description null where only exact copies can be found: data of no known kind, works too
 *     plain
 */
@SuppressWarnings("ArrayRecordComponent") // compared below
public record Work(String name, byte[] instanceHash, @Nullable Description description) {
  static final int HASH_BYTES = 32;

  public Work {
    if (instanceHash.length != HASH_BYTES) {
      throw new IllegalArgumentException(
          "An instance hash has 32 bytes, that of " + name + " has " + instanceHash.length);
    }
    instanceHash = instanceHash.clone();
  }

  @Override
  public byte[] instanceHash() {
    return instanceHash.clone();
  }

  boolean hasInstance(byte[] hash) {
    return Arrays.equals(instanceHash, hash);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Work work
        && name.equals(work.name)
        && Arrays.equals(instanceHash, work.instanceHash)
        && WorkCodec.same(description, work.description);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(instanceHash);
  }

  @Override
  public String toString() {
    return name + " (" + HexFormat.of().formatHex(instanceHash, 0, 8) + "...)";
  }
}
