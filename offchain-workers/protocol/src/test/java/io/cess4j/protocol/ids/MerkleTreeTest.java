package io.cess4j.protocol.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MerkleTreeTest {

  /** Leaves and roots of the test tree that Certificate Transparency's implementations share. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void shouldGiveTheRootsOfRfc6962() {
    MerkleTree tree = new MerkleTree();
    assertThat(tree.root().toHex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (int i = 0; i < LEAVES.size(); i++) {
      tree.add(HexFormat.of().parseHex(LEAVES.get(i)));
      assertThat(tree.root().toHex()).isEqualTo(ROOTS.get(i));
      assertThat(tree.leaves()).isEqualTo(i + 1);
    }
  }

  @Test
  void shouldAgreeWithTheRecursiveDefinition() {
    long seed = 6962;
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> leaves = new ArrayList<>();
    MerkleTree tree = new MerkleTree();
    for (int count = 1; count <= 300; count++) {
      byte[] leaf = new byte[random.nextInt(80)];
      random.nextBytes(leaf);
      leaves.add(leaf);
      tree.add(leaf);
      assertThat(tree.root()).as("seed %d, %d leaves", seed, count).isEqualTo(recursive(leaves));
    }
  }

  @Test
  void shouldTellLeavesFromNodesAndOrder() {
    Hash256 first = Sha256.hash(new byte[] {1});
    Hash256 second = Sha256.hash(new byte[] {2});
    Hash256 root = MerkleTree.rootOf(List.of(first, second));
    assertThat(MerkleTree.rootOf(List.of(second, first))).isNotEqualTo(root);
    assertThat(MerkleTree.rootOf(List.of(first, second, second))).isNotEqualTo(root);
    byte[] joined = new byte[64];
    MerkleTree.leafHash(first.toBytes(), 0, 32).copyTo(joined, 0);
    MerkleTree.leafHash(second.toBytes(), 0, 32).copyTo(joined, 32);
    assertThat(MerkleTree.leafHash(joined, 0, 64)).isNotEqualTo(root);
  }

  private static Hash256 recursive(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return Sha256.hash(new byte[] {0}, leaves.getFirst());
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return Sha256.hash(
        new byte[] {1},
        recursive(leaves.subList(0, split)).toBytes(),
        recursive(leaves.subList(split, leaves.size())).toBytes());
  }
}
