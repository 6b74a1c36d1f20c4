package io.cess4j.protocol.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.layout.Sizes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FragmentHasherTest {

  private static final long SEED = 65_536;

  @Test
  void shouldRefuseAFragmentWithoutBytes() {
    assertThatThrownBy(() -> new FragmentHasher().finish())
        .isInstanceOf(MalformedValueException.class);
  }

  @Test
  void shouldRefuseChunkHashesThatAreCutForgedOrReordered() {
    byte[] fragment = random(3 * Sizes.CHUNK_BYTES);
    ChunkHashes chunks = hash(fragment, 4_000);
    byte[] bytes = chunks.toBytes();
    Hash256 id = chunks.id();
    assertThat(ChunkHashes.parse(bytes, id)).isEqualTo(chunks);
    byte[] forged = bytes.clone();
    forged[40] ^= 1;
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, 0, swapped, 32, 32);
    System.arraycopy(bytes, 32, swapped, 0, 32);
    assertThatThrownBy(() -> ChunkHashes.parse(forged, id))
        .isInstanceOf(FragmentMismatchException.class)
        .hasMessageContaining(id.toHex());
    assertThatThrownBy(() -> ChunkHashes.parse(swapped, id))
        .isInstanceOf(FragmentMismatchException.class);
    assertThatThrownBy(() -> ChunkHashes.parse(Arrays.copyOf(bytes, 64), id))
        .isInstanceOf(FragmentMismatchException.class);
    assertThatThrownBy(() -> ChunkHashes.parse(Arrays.copyOf(bytes, 95), id))
        .isInstanceOf(MalformedValueException.class);
    assertThatThrownBy(() -> ChunkHashes.parse(new byte[0], id))
        .isInstanceOf(MalformedValueException.class);
    assertThatThrownBy(() -> ChunkHashes.parse(new byte[32 * 513], id))
        .isInstanceOf(MalformedValueException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 65_535, 65_536, 65_537, 131_072, 200_003})
  void shouldGiveOneIdHoweverTheBytesArrive(int length) {
    byte[] fragment = random(length);
    MerkleTree tree = new MerkleTree();
    for (int at = 0; at < length; at += Sizes.CHUNK_BYTES) {
      tree.add(Arrays.copyOfRange(fragment, at, Math.min(length, at + Sizes.CHUNK_BYTES)));
    }
    for (int portion : new int[] {1 + length / 300, 65_536, length}) {
      assertThat(hash(fragment, portion).id()).as("portions of %d", portion).isEqualTo(tree.root());
    }
  }

  @Test
  void shouldReleaseNoByteOfAnAlteredChunk() throws IOException {
    byte[] fragment = random(150_000);
    ChunkHashes chunks = hash(fragment, 150_000);
    assertThat(read(fragment, chunks, 0)).isEqualTo(fragment);
    assertThat(read(Arrays.copyOfRange(fragment, 65_536, 150_000), chunks, 1))
        .isEqualTo(Arrays.copyOfRange(fragment, 65_536, 150_000));

    byte[] altered = fragment.clone();
    altered[70_000] ^= 1;
    var stream =
        new VerifiedFragmentStream(new ByteArrayInputStream(altered), chunks, altered.length, 0);
    assertThat(stream.readNBytes(65_536)).isEqualTo(Arrays.copyOf(fragment, 65_536));
    assertThatThrownBy(stream::read)
        .isInstanceOf(FragmentMismatchException.class)
        .hasMessageContaining("chunk 1");

    byte[] truncated = Arrays.copyOf(fragment, 149_999);
    assertThatThrownBy(
            () ->
                new VerifiedFragmentStream(
                        new ByteArrayInputStream(truncated), chunks, fragment.length, 0)
                    .readAllBytes())
        .isInstanceOf(FragmentMismatchException.class)
        .hasMessageContaining("chunk 2");
    assertThatThrownBy(() -> chunks.verify(3, fragment, 0, 10))
        .isInstanceOf(FragmentMismatchException.class);
  }

  private static byte[] read(byte[] bytes, ChunkHashes chunks, int first) throws IOException {
    try (var stream =
        new VerifiedFragmentStream(new ByteArrayInputStream(bytes), chunks, 150_000, first)) {
      return stream.readAllBytes();
    }
  }

  private static ChunkHashes hash(byte[] bytes, int portion) {
    FragmentHasher hasher = new FragmentHasher();
    for (int at = 0; at < bytes.length; at += portion) {
      hasher.update(bytes, at, Math.min(portion, bytes.length - at));
    }
    assertThat(hasher.bytes()).isEqualTo(bytes.length);
    return hasher.finish();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(SEED).nextBytes(bytes);
    return bytes;
  }
}
