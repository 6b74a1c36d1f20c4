package io.cess4j.index.state;

import io.cess4j.chain.Bytes32;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Running digests after a block (docs/formats.md): two indexes of one chain have the same ones, or
 * one of them is wrong.
 *
 * @param block newest block with an event, 0 at the beginning
 * @param blockHash its hash
 * @param events SHA-256 over all log entries so far, as the node gave them
 * @param state SHA-256 over all changes of documents so far
 */
public record Digests(long block, Bytes32 blockHash, Bytes32 events, Bytes32 state) {
  private static final int BYTES = Long.BYTES + 3 * Bytes32.LENGTH;

  static Digests of(Origin origin) {
    Bytes32 first = sha256(origin.bytes());
    return new Digests(0, Bytes32.ZERO, first, first);
  }

  /**
   * After one more block.
   *
   * @param logs its log entries in their form of bytes
   * @param changes its changes, likewise
   */
  Digests after(long number, Bytes32 hash, byte[] logs, byte[] changes) {
    byte[] head =
        ByteBuffer.allocate(Long.BYTES + Bytes32.LENGTH).putLong(number).put(hash.bytes()).array();
    return new Digests(
        number, hash, sha256(events.bytes(), head, logs), sha256(state.bytes(), head, changes));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(block)
        .put(blockHash.bytes())
        .put(events.bytes())
        .put(state.bytes())
        .array();
  }

  static Digests of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new Digests(in.getLong(), hash(in), hash(in), hash(in));
  }

  private static Bytes32 hash(ByteBuffer in) {
    byte[] hash = new byte[Bytes32.LENGTH];
    in.get(hash);
    return Bytes32.of(hash);
  }

  private static Bytes32 sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return Bytes32.of(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
