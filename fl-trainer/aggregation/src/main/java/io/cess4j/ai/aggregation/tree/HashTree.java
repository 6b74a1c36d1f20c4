package io.cess4j.ai.aggregation.tree;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Binary tree of a fixed depth over at least one leaf; places behind the last leaf hold 32 zero
 * bytes. A place is named by its height (0 = leaves) and its number at that height. The depth
 * follows from the number of leaves, so no leaf passes for a node though both are plain hashes.
 */
public final class HashTree {
  /** How much further down an answer to a demand reaches. */
  public static final int STEP = 8;

  private static final int BYTES = Hash256.BYTES;

  private final int leaves;

  /** At each height the hashes that a leaf is under, joined. */
  private final List<byte[]> levels = new ArrayList<>();

  /** At each height the hash over places without leaves. */
  private final List<byte[]> padding = new ArrayList<>();

  private HashTree(byte[] leafHashes) {
    leaves = leafHashes.length / BYTES;
    levels.add(leafHashes);
    padding.add(new byte[BYTES]);
    Keccak keccak = new Keccak();
    for (int height = 0; height < depth(leaves); height++) {
      levels.add(above(levels.get(height), padding.get(height), keccak));
      padding.add(above(padding.get(height), padding.get(height), keccak));
    }
  }

  /**
   * Over hashes of leaves.
   *
   * @param leafHashes 32 bytes each, joined; the caller gives the array away
   */
  public static HashTree over(byte[] leafHashes) {
    ValueOutOfRangeException.check("leaves", 1, Integer.MAX_VALUE, leafHashes.length / BYTES);
    return new HashTree(leafHashes);
  }

  /** The depth (d) of a tree of so many leaves: ceil(log2). */
  public static int depth(int leaves) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(leaves - 1);
  }

  private static byte[] above(byte[] level, byte[] padding, Keccak keccak) {
    int count = level.length / BYTES;
    byte[] above = new byte[(count + 1) / 2 * BYTES];
    byte[] pair = new byte[2 * BYTES];
    for (int i = 0; i < count; i += 2) {
      boolean alone = i + 1 == count;
      System.arraycopy(level, i * BYTES, pair, 0, BYTES);
      System.arraycopy(alone ? padding : level, alone ? 0 : (i + 1) * BYTES, pair, BYTES, BYTES);
      keccak.hash(pair, 0, pair.length, above, i / 2 * BYTES);
    }
    return above;
  }

  /** The hash of a pair. */
  public static Hash256 parent(Hash256 left, Hash256 right) {
    byte[] pair = new byte[2 * BYTES];
    left.copyTo(pair, 0);
    right.copyTo(pair, BYTES);
    return Keccak.hash(pair);
  }

  /**
   * The root that a leaf's hash and its siblings lead to.
   *
   * @param siblings lowest first
   */
  public static Hash256 fold(Hash256 leaf, int index, List<Hash256> siblings) {
    Hash256 node = leaf;
    int place = index;
    for (Hash256 sibling : siblings) {
      node = (place & 1) == 0 ? parent(node, sibling) : parent(sibling, node);
      place >>>= 1;
    }
    return node;
  }

  /** Whether a leaf is at that place of the tree of this root and depth. */
  public static boolean verify(
      Hash256 root, int depth, Hash256 leaf, int index, List<Hash256> siblings) {
    return siblings.size() == depth
        && index >= 0
        && index < 1L << depth
        && fold(leaf, index, siblings).equals(root);
  }

  /** 32 bytes that stand for all leaves and their order. */
  public Hash256 root() {
    return node(depth(), 0);
  }

  /** Levels above the leaves. */
  public int depth() {
    return levels.size() - 1;
  }

  /** Leaves, without the empty places behind them. */
  public int leaves() {
    return leaves;
  }

  /**
   * The hash at a place, behind the last leaf too.
   *
   * @throws ValueOutOfRangeException if the tree has no such place
   */
  public Hash256 node(int height, int index) {
    ValueOutOfRangeException.check("height", 0, depth(), height);
    ValueOutOfRangeException.check("index", 0, (1L << (depth() - height)) - 1, index);
    byte[] level = levels.get(height);
    return index < level.length / BYTES
        ? Hash256.of(level, index * BYTES, BYTES)
        : Hash256.of(padding.get(height));
  }

  /** The siblings on the way from a leaf to the root, lowest first. */
  public List<Hash256> proof(int index) {
    List<Hash256> siblings = new ArrayList<>(depth());
    for (int height = 0; height < depth(); height++) {
      siblings.add(node(height, (index >>> height) ^ 1));
    }
    return List.copyOf(siblings);
  }

  /**
   * What answers a demand: the nodes eight levels under one, or the leaves where those are nearer.
   */
  public List<Hash256> below(int height, int index) {
    int down = Math.min(STEP, height);
    Hash256[] nodes = new Hash256[1 << down];
    Arrays.setAll(nodes, i -> node(height - down, (index << down) + i));
    return List.of(nodes);
  }
}
