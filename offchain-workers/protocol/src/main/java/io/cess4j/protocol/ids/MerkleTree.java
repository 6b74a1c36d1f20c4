package io.cess4j.protocol.ids;

import io.cess4j.protocol.Hash256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Root of an RFC 6962 tree whose leaves arrive one by one; keeps one hash a level.
 *
 * <p>After c leaves it holds the roots of the perfect subtrees that the binary digits of c name,
 * largest first, which is where RFC 6962 splits. Not safe for use by several threads.
 */
public final class MerkleTree {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest = Sha256.newDigest();
  private final List<byte[]> subtrees = new ArrayList<>();
  private long leaves;

  /** Hash of one leaf: SHA-256(00, data). */
  public static Hash256 leafHash(byte[] data, int offset, int length) {
    MessageDigest digest = newLeafDigest();
    digest.update(data, offset, length);
    return Hash256.of(digest.digest());
  }

  /** A digest that already holds the prefix of a leaf. */
  static MessageDigest newLeafDigest() {
    MessageDigest digest = Sha256.newDigest();
    digest.update(LEAF);
    return digest;
  }

  /** Root over hashes as leaf data: the ids of a holding, the holding roots of a deal. */
  public static Hash256 rootOf(Collection<Hash256> leafData) {
    MerkleTree tree = new MerkleTree();
    leafData.forEach(hash -> tree.add(hash.toBytes()));
    return tree.root();
  }

  /** Appends a leaf. */
  public void add(byte[] data) {
    addLeafHash(leafHash(data, 0, data.length));
  }

  /** Appends a leaf whose hash is known. */
  public void addLeafHash(Hash256 hash) {
    byte[] right = hash.toBytes();
    for (long bits = leaves; (bits & 1) != 0; bits >>= 1) {
      right = node(subtrees.removeLast(), right);
    }
    subtrees.add(right);
    leaves++;
  }

  /** Leaves so far. */
  public long leaves() {
    return leaves;
  }

  /** Root over the leaves so far; more may follow. SHA-256 of nothing where there are none. */
  public Hash256 root() {
    if (subtrees.isEmpty()) {
      return Sha256.hash();
    }
    byte[] root = subtrees.getLast();
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      root = node(subtrees.get(i), root);
    }
    return Hash256.of(root);
  }

  private byte[] node(byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }
}
