package io.cess4j.protocol.ids;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ProtocolException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes that a miner sends, 32 bytes of id before them: they give the id, or are refused. */
final class ChunkHashesFuzzTest {

  static Stream<Arguments> seeds() {
    return IntStream.of(0, 1, 2, 3, 511, 512, 513)
        .mapToObj(
            count -> {
              byte[] hashes = new byte[32 * count];
              new SplittableRandom(count).nextBytes(hashes);
              MerkleTree tree = new MerkleTree();
              for (int at = 0; at < hashes.length; at += 32) {
                tree.addLeafHash(Hash256.of(hashes, at, 32));
              }
              byte[] seed = Arrays.copyOf(tree.root().toBytes(), 32 + hashes.length);
              System.arraycopy(hashes, 0, seed, 32, hashes.length);
              return Arguments.of((Object) seed);
            });
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldRefuseOrGiveTheId(byte[] bytes) {
    if (bytes.length < 32) {
      return;
    }
    Hash256 id = Hash256.of(bytes, 0, 32);
    byte[] sent = Arrays.copyOfRange(bytes, 32, bytes.length);
    try {
      ChunkHashes read = ChunkHashes.parse(sent, id);
      assertThat(read.toBytes()).isEqualTo(sent);
      assertThat(read.id()).isEqualTo(id);
    } catch (ProtocolException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
