package io.cess4j.ai.aggregation.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTreeTest {
  private static final Hash256 ZERO = Hash256.of(new byte[32]);

  @Test
  void keccakIsTheOneOfTheEvm() {
    assertThat(Keccak.hash(new byte[0]).toHex())
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    assertThat(Keccak.hash("abc".getBytes(StandardCharsets.US_ASCII)).toHex())
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 9, 300, 512, 513})
  void isTheFullTreeOverLeavesAndZeros(int count) {
    HashTree tree = tree(count);
    List<Hash256> level = new ArrayList<>();
    for (int i = 0; i < 1 << tree.depth(); i++) {
      level.add(i < count ? leaf(i) : ZERO);
    }

    for (int height = 0; height <= tree.depth(); height++) {
      for (int i = 0; i < level.size(); i++) {
        assertThat(tree.node(height, i)).isEqualTo(level.get(i));
      }
      List<Hash256> above = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(HashTree.parent(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    assertThat(tree.leaves()).isEqualTo(count);
    assertThat(1 << tree.depth()).isGreaterThanOrEqualTo(count).isLessThan(2 * count);
  }

  @Test
  void oneLeafIsItsOwnRoot() {
    assertThat(tree(1).root()).isEqualTo(leaf(0));
    assertThat(tree(1).proof(0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 100})
  void proofsHoldForTheirLeafAndPlaceOnly(int count) {
    HashTree tree = tree(count);
    int depth = tree.depth();
    for (int i = 0; i < count; i++) {
      List<Hash256> proof = tree.proof(i);
      assertThat(HashTree.verify(tree.root(), depth, leaf(i), i, proof)).isTrue();
      assertThat(HashTree.verify(tree.root(), depth, leaf(i + 1), i, proof)).isFalse();
      assertThat(HashTree.verify(tree.root(), depth + 1, leaf(i), i, proof)).isFalse();
      assertThat(HashTree.verify(tree.root(), depth, leaf(i), i + (1 << depth), proof)).isFalse();
      if (depth > 0) {
        assertThat(HashTree.verify(tree.root(), depth, leaf(i), i ^ 1, proof)).isFalse();
        // A node one level up with the rest of the proof: no leaf, for its depth is another.
        List<Hash256> rest = proof.subList(1, depth);
        Hash256 node = tree.node(1, i / 2);
        assertThat(HashTree.verify(tree.root(), depth, node, i / 2, rest)).isFalse();
      }
    }
  }

  @Test
  void nodesAreShownEightLevelsDown() {
    HashTree tree = tree(1000);

    assertThat(tree.depth()).isEqualTo(10);
    assertThat(tree.below(10, 0)).hasSize(256).element(3).isEqualTo(tree.node(2, 3));
    assertThat(tree.below(2, 3)).containsExactly(leaf(12), leaf(13), leaf(14), leaf(15));
    assertThat(tree.below(2, 255)).containsOnly(ZERO);
    assertThat(tree.below(0, 999)).containsExactly(leaf(999));
  }

  @Test
  void placesThatDoNotExistAreRefused() {
    HashTree tree = tree(3);

    assertThatThrownBy(() -> tree.node(0, 4)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> tree.node(3, 0)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> tree.node(0, -1)).isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> HashTree.over(new byte[0]))
        .isInstanceOf(ValueOutOfRangeException.class);
  }

  private static HashTree tree(int count) {
    byte[] leaves = new byte[count * 32];
    for (int i = 0; i < count; i++) {
      leaf(i).copyTo(leaves, 32 * i);
    }
    return HashTree.over(leaves);
  }

  private static Hash256 leaf(int index) {
    return Keccak.hash(new byte[] {(byte) index, (byte) (index >> 8)});
  }
}
