package io.cess4j.fingerprint.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTreeTest {
  private static final String ALGORITHM = "mdrc-test/1";

  /** {@code keccak256("")}, as every EVM client has it. */
  @Test
  void hashesLikeTheEvm() {
    assertThat(HexFormat.of().formatHex(Keccak.hash()))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 28, 29, 64})
  void everyViewLeadsToTheRoot(int views) {
    ViewTree tree = new ViewTree(description(views));

    for (int i = 0; i < views; i++) {
      ViewProof proof = tree.proof(i);
      assertThat(proof.leadsTo(tree.root())).as("view %d of %d", i, views).isTrue();
      assertThat(proof.siblings()).hasSizeLessThanOrEqualTo(7);
    }
  }

  @Test
  void nothingElseLeadsToTheRoot() {
    ViewTree tree = new ViewTree(description(29));
    byte[] root = tree.root();
    ViewProof proof = tree.proof(11);
    List<byte[]> siblings = proof.siblings();
    byte[] flipped = siblings.get(2).clone();
    flipped[31] ^= 1;
    List<byte[]> changed = new ArrayList<>(siblings);
    changed.set(2, flipped);

    assertThat(new ViewProof(ALGORITHM, 12, proof.code(), siblings).leadsTo(root)).isFalse();
    assertThat(new ViewProof("mdrc-test/2", 11, proof.code(), siblings).leadsTo(root)).isFalse();
    assertThat(new ViewProof(ALGORITHM, 11, code(12), siblings).leadsTo(root)).isFalse();
    assertThat(new ViewProof(ALGORITHM, 11, proof.code(), changed).leadsTo(root)).isFalse();
    assertThat(new ViewProof(ALGORITHM, 11, proof.code(), siblings.subList(0, 4)).leadsTo(root))
        .isFalse();
    assertThat(proof.leadsTo(new byte[31])).isFalse();
  }

  @Test
  void refusesProofsThatAreNone() {
    assertThatThrownBy(() -> new ViewProof(ALGORITHM, 0, code(0), List.of(new byte[31])))
        .hasMessageContaining("31");
    assertThatThrownBy(() -> new ViewProof(ALGORITHM, -1, code(0), List.of()))
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> new ViewProof(ALGORITHM, 0, code(0), List.of(new byte[33][32])))
        .hasMessageContaining("33 siblings");
    assertThatThrownBy(() -> new ViewTree(description(3)).proof(3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void theRootIsWhatContractsKeep() {
    assertThat(HexFormat.of().formatHex(new ViewTree(description(29)).root()))
        .isEqualTo("5c9ead178c9e3dd80193e9f965eb972dc414f0ac5a738af51f4c6646b8fad2bd");
  }

  private static Description description(int views) {
    List<View> list = new ArrayList<>();
    for (int i = 0; i < views; i++) {
      list.add(new View("view-" + i, code(i)));
    }
    return new Description(MediaType.IMAGE, ALGORITHM, 100, list, new byte[0]);
  }

  private static Code256 code(int i) {
    return new Code256(i, 2L * i, -i, 1);
  }
}
