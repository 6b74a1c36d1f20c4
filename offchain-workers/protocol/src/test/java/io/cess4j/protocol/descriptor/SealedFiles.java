package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.MaskKey;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sealed files of random content. */
final class SealedFiles {
  private SealedFiles() {}

  static SealedFile random(RandomGenerator random, int parts) {
    List<SealedFile.Part> list = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      list.add(
          new SealedFile.Part(
              1000L + part,
              MaskKey.generate(random),
              bytes(random, DirectoryEntry.OWNER_SEAL_BYTES)));
    }
    return new SealedFile(
        bytes(random, SealedFile.SEALING_KEY_BYTES),
        Hash256.of(bytes(random, Hash256.BYTES).toBytes()),
        bytes(random, 28 + random.nextInt(200)),
        list);
  }

  private static ByteString bytes(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteString.of(bytes);
  }
}
