package io.cess4j.protocol.ids;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.layout.Sizes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Chunk hashes and id of a fragment whose bytes arrive in any portions. For one thread. */
public final class FragmentHasher {

  private final MessageDigest digest = MerkleTree.newLeafDigest();
  private final List<Hash256> chunks = new ArrayList<>();
  private int inChunk;

  /** Takes the next {@code length} bytes. */
  public void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int left = length;
    while (left > 0) {
      int take = Math.min(left, Sizes.CHUNK_BYTES - inChunk);
      digest.update(bytes, at, take);
      inChunk += take;
      at += take;
      left -= take;
      if (inChunk == Sizes.CHUNK_BYTES) {
        endChunk();
      }
    }
  }

  /** Bytes so far. */
  public long bytes() {
    return (long) chunks.size() * Sizes.CHUNK_BYTES + inChunk;
  }

  /**
   * Ends the fragment.
   *
   * @throws MalformedValueException for no bytes at all: no fragment is empty
   */
  public ChunkHashes finish() {
    if (inChunk > 0) {
      endChunk();
    }
    return new ChunkHashes(chunks);
  }

  private void endChunk() {
    chunks.add(Hash256.of(digest.digest()));
    digest.update((byte) 0);
    inChunk = 0;
  }
}
