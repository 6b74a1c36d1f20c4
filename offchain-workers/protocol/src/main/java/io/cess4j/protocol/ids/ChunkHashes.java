package io.cess4j.protocol.ids;

import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.layout.Sizes;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaf hashes of a fragment's chunks, in order; they verify each chunk on its own once their root
 * is the fragment's id.
 *
 * @param hashes one a chunk, at least one
 */
public record ChunkHashes(List<Hash256> hashes) {

  private static final int MAXIMUM = Sizes.SEGMENT_BYTES / Sizes.CHUNK_BYTES;

  /**
   * @throws MalformedValueException for no chunk or more than a fragment can have
   */
  public ChunkHashes {
    if (hashes.isEmpty() || hashes.size() > MAXIMUM) {
      throw new MalformedValueException(
          "chunk hashes", hashes.size() + " of them, expected 1 to " + MAXIMUM);
    }
    hashes = List.copyOf(hashes);
  }

  /**
   * Reads what {@link #toBytes} wrote, from anyone.
   *
   * @param id the fragment's id
   * @throws MalformedValueException for a length that is no positive multiple of 32
   * @throws FragmentMismatchException where their root is not the id
   */
  public static ChunkHashes parse(byte[] bytes, Hash256 id) {
    if (bytes.length % Hash256.BYTES != 0 || bytes.length > MAXIMUM * Hash256.BYTES) {
      throw new MalformedValueException(
          "chunk hashes", bytes.length + " bytes, expected a multiple of 32 of at most 16,384");
    }
    List<Hash256> hashes = new ArrayList<>(bytes.length / Hash256.BYTES);
    for (int at = 0; at < bytes.length; at += Hash256.BYTES) {
      hashes.add(Hash256.of(bytes, at, Hash256.BYTES));
    }
    ChunkHashes chunks = new ChunkHashes(hashes);
    Hash256 root = chunks.id();
    if (!root.equals(id)) {
      throw new FragmentMismatchException("root of the chunk hashes", id, root);
    }
    return chunks;
  }

  /** The fragment's id: root over the chunks. */
  public Hash256 id() {
    MerkleTree tree = new MerkleTree();
    hashes.forEach(tree::addLeafHash);
    return tree.root();
  }

  /** The hashes, joined. */
  public byte[] toBytes() {
    byte[] bytes = new byte[hashes.size() * Hash256.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(bytes, i * Hash256.BYTES);
    }
    return bytes;
  }

  /**
   * Checks one chunk.
   *
   * @param index number of the chunk in the fragment, from 0
   * @throws FragmentMismatchException where the bytes are not that chunk
   */
  public void verify(int index, byte[] bytes, int offset, int length) {
    if (index < 0 || index >= hashes.size()) {
      throw new FragmentMismatchException("chunk", "one below " + hashes.size(), index);
    }
    Hash256 actual = MerkleTree.leafHash(bytes, offset, length);
    if (!actual.equals(hashes.get(index))) {
      throw new FragmentMismatchException("hash of chunk " + index, hashes.get(index), actual);
    }
  }
}
