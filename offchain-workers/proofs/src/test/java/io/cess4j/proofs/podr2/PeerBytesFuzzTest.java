package io.cess4j.proofs.podr2;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.protocol.Hash256;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Proofs, keys, names of tags and reference strings from peers. */
final class PeerBytesFuzzTest {
  private static final TiPublicKey KEY = new TiPublicKey(G2.GENERATOR, G2.GENERATOR);

  static Stream<Arguments> seeds() {
    byte[] keys = new TiPublicKey(G2.GENERATOR, G2.GENERATOR).eip2537();
    byte[] srs = Arrays.copyOf(G1.GENERATOR.compressed(), 2 * G1.COMPRESSED);
    System.arraycopy(srs, 0, srs, G1.COMPRESSED, G1.COMPRESSED);
    return Stream.of(
            new Proof(Fr.ONE, G1.GENERATOR, G1.GENERATOR).toBytes(),
            new byte[Proof.BYTES],
            keys,
            new byte[512],
            srs,
            new byte[16],
            Arrays.copyOf(new byte[] {1}, 16))
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldRefuseOrReadExactly(byte[] bytes) {
    exactly(bytes, one -> Proof.ofBytes(one).toBytes());
    exactly(bytes, one -> TiPublicKey.ofEip2537(one).eip2537());
    exactly(bytes, one -> ProofKeys.ofEip2537(one).eip2537());
    exactly(bytes, one -> Nu.of(one).toBytes());
    // The digest is right, as of a hostile TEE worker that registered it.
    Hash256 digest = Hash256.of(Nu.sha256(bytes));
    exactly(bytes, one -> Srs.check(one, 2, digest, KEY, new SplittableRandom(1)).toBytes());
  }

  private static void exactly(byte[] bytes, Function<byte[], byte[]> readAndWrite) {
    try {
      assertThat(readAndWrite.apply(bytes.clone())).isEqualTo(bytes);
    } catch (ProofsException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
