package io.cess4j.fingerprint.work;

import io.cess4j.fingerprint.code.Code256;
import java.util.Arrays;
import java.util.List;

/**
 * That a view belongs to a registered work. A contract checks the same with OpenZeppelin's {@code
 * MerkleProof.verify(siblings, root, leaf)}.
 *
 * @param algorithm of the description, for example {@code mdrc-image/1}
 * @param index of the view in the description
 * @param code of the view
 * @param siblings 32 bytes each, from the leaf's on
 */
public record ViewProof(String algorithm, int index, Code256 code, List<byte[]> siblings) {
  private static final int MAX_DEPTH = 32;

  public ViewProof {
    siblings = siblings.stream().map(byte[]::clone).toList();
    if (index < 0) {
      throw new IllegalArgumentException("Views are numbered from 0, not " + index);
    }
    if (siblings.size() > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "A proof of %d siblings: trees of views have at most %d levels"
              .formatted(siblings.size(), MAX_DEPTH));
    }
    for (byte[] sibling : siblings) {
      if (sibling.length != Keccak.BYTES) {
        throw new IllegalArgumentException("A sibling has 32 bytes, this one " + sibling.length);
      }
    }
  }

  /** Whether it leads to this root. */
  public boolean leadsTo(byte[] root) {
    byte[] hash = ViewTree.leaf(algorithm, index, code);
    for (byte[] sibling : siblings) {
      hash = ViewTree.parent(hash, sibling);
    }
    return Arrays.equals(hash, root);
  }
}
