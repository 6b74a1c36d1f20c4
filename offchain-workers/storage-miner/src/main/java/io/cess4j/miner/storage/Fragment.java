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
 * @param disk number of the disk it lies on
 * @param chunks leaf hashes of its chunks
 */
public record Fragment(
    FragmentKey key, int slot, Hash256 id, int bytes, int disk, ChunkHashes chunks) {

  /** Slot, length and disk; entries of the first release name no disk and mean number 0. */
  private static final int HEAD = 6;

  byte[] encode() {
    byte[] hashes = chunks.toBytes();
    return ByteBuffer.allocate(Hash256.BYTES + HEAD + hashes.length)
        .put(id.toBytes())
        .put((byte) slot)
        .putInt(bytes)
        .put((byte) disk)
        .put(hashes)
        .array();
  }

  static Fragment decode(FragmentKey key, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    byte[] id = new byte[Hash256.BYTES];
    in.get(id);
    int slot = Byte.toUnsignedInt(in.get());
    int bytes = in.getInt();
    int disk = value.length % Hash256.BYTES == HEAD ? Byte.toUnsignedInt(in.get()) : 0;
    byte[] hashes = new byte[in.remaining()];
    in.get(hashes);
    Hash256 root = Hash256.of(id);
    return new Fragment(key, slot, root, bytes, disk, ChunkHashes.parse(hashes, root));
  }
}
