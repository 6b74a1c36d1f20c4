package io.cess4j.fingerprint.work;

import io.cess4j.fingerprint.code.Code256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merkle tree over the views of a work: the chain keeps the root, and who disputes shows the one
 * view that matters. In Solidity a leaf is {@code
 * keccak256(bytes.concat(keccak256(abi.encode(keccak256(bytes(algorithm)), uint256(index),
 * bytes32(code)))))}: hashed twice, so that no inner node passes for one. The two hashes of a pair
 * are sorted; a node without a partner moves up as it is.
 */
public final class ViewTree {
  private final Description description;
  private final List<byte[][]> levels = new ArrayList<>();

  public ViewTree(Description description) {
    this.description = description;
    List<View> views = description.views();
    byte[][] level = new byte[views.size()][];
    Arrays.setAll(level, i -> leaf(description.algorithm(), i, views.get(i).code()));
    levels.add(level);
    while (level.length > 1) {
      level = above(level);
      levels.add(level);
    }
  }

  /** 32 bytes that stand for all views and their order. */
  public byte[] root() {
    return levels.getLast()[0].clone();
  }

  /**
   * That the view of this number is in the tree.
   *
   * @throws IndexOutOfBoundsException if there is no such view
   */
  public ViewProof proof(int index) {
    Code256 code = description.views().get(index).code();
    List<byte[]> siblings = new ArrayList<>();
    int place = index;
    for (byte[][] level : levels) {
      int sibling = place ^ 1;
      if (sibling < level.length) {
        siblings.add(level[sibling]);
      }
      place /= 2;
    }
    return new ViewProof(description.algorithm(), index, code, siblings);
  }

  static byte[] leaf(String algorithm, int index, Code256 code) {
    byte[] number = ByteBuffer.allocate(Keccak.BYTES).putInt(Keccak.BYTES - 4, index).array();
    byte[] version = Keccak.hash(algorithm.getBytes(StandardCharsets.UTF_8));
    return Keccak.hash(Keccak.hash(version, number, code.bytes()));
  }

  static byte[] parent(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, other) < 0
        ? Keccak.hash(one, other)
        : Keccak.hash(other, one);
  }

  private static byte[][] above(byte[][] level) {
    byte[][] above = new byte[(level.length + 1) / 2][];
    for (int i = 0; i < above.length; i++) {
      above[i] = 2 * i + 1 < level.length ? parent(level[2 * i], level[2 * i + 1]) : level[2 * i];
    }
    return above;
  }
}
