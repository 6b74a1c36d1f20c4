package io.cess4j.miner.storage;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.ChunkHashes;
import java.nio.ByteBuffer;

/**
 * A fragment that is on disk.
 *
 * @param key which
 * @param slot whose masks it carries
 * @param id RFC 6962 root of its chunks
 * @param bytes its length
 * @param chunks leaf hashes of its chunks
 */
public record Fragment(FragmentKey key, int slot, Hash256 id, int bytes, ChunkHashes chunks) {

  byte[] encode() {
    byte[] hashes = chunks.toBytes();
    return ByteBuffer.allocate(Hash256.BYTES + 5 + hashes.length)
        .put(id.toBytes())
        .put((byte) slot)
        .putInt(bytes)
        .put(hashes)
        .array();
  }

  static Fragment decode(FragmentKey key, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    byte[] id = new byte[Hash256.BYTES];
    in.get(id);
    int slot = Byte.toUnsignedInt(in.get());
    int bytes = in.getInt();
    byte[] hashes = new byte[in.remaining()];
    in.get(hashes);
    Hash256 root = Hash256.of(id);
    return new Fragment(key, slot, root, bytes, ChunkHashes.parse(hashes, root));
  }
}
