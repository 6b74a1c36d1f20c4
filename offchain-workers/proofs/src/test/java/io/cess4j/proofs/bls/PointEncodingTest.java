package io.cess4j.proofs.bls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.Seeded;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PointEncodingTest {
  @Test
  void refusesAPointOffTheCurve() {
    byte[] bytes = G1.GENERATOR.eip2537();
    bytes[127] ^= 1;
    assertThatThrownBy(() -> G1.ofEip2537(bytes))
        .isInstanceOf(PointRejected.class)
        .hasMessageContaining("not on the curve");
  }

  @Test
  void refusesAPointOutsideTheSubgroup() {
    assertThatThrownBy(() -> G1.ofEip2537(SmallPoints.offSubgroup()))
        .isInstanceOf(PointRejected.class)
        .hasMessageContaining("subgroup");
  }

  @Test
  void refusesACompressedPointOutsideTheSubgroup() {
    byte[] compressed = Arrays.copyOfRange(SmallPoints.offSubgroup(), 16, 64);
    compressed[0] |= (byte) 0x80;
    assertThatThrownBy(() -> G1.ofCompressed(compressed))
        .isInstanceOf(PointRejected.class)
        .hasMessageContaining("subgroup");
  }

  @Test
  void refusesCoordinatesThatAreNotReduced() {
    byte[] bytes = G1.GENERATOR.eip2537();
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 0, 64)).add(SmallPoints.MODULUS);
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 64, 128));
    assertThatThrownBy(() -> G1.ofEip2537(SmallPoints.eip2537(x, y)))
        .isInstanceOf(PointRejected.class);
  }

  @Test
  void refusesFlagBitsInsideACoordinate() {
    for (int flag : new int[] {0x80, 0x40, 0x20, 0xc0}) {
      byte[] bytes = G1.GENERATOR.eip2537();
      bytes[16] |= (byte) flag;
      assertThatThrownBy(() -> G1.ofEip2537(bytes)).isInstanceOf(PointRejected.class);
    }
  }

  @Test
  void refusesPaddingThatIsNotZero() {
    byte[] bytes = G2.GENERATOR.eip2537();
    bytes[64] = 1;
    assertThatThrownBy(() -> G2.ofEip2537(bytes))
        .isInstanceOf(PointRejected.class)
        .hasMessageContaining("padding");
  }

  @Test
  void refusesOtherLengths() {
    assertThatThrownBy(() -> G1.ofCompressed(new byte[47])).isInstanceOf(PointRejected.class);
    assertThatThrownBy(() -> G1.ofEip2537(new byte[127])).isInstanceOf(PointRejected.class);
    assertThatThrownBy(() -> G2.ofCompressed(new byte[95])).isInstanceOf(PointRejected.class);
    assertThatThrownBy(() -> G2.ofEip2537(new byte[257])).isInstanceOf(PointRejected.class);
  }

  @Test
  void infinityIsAllZeroOnChainAndAFlagOffChain() {
    assertThat(G1.INFINITY.eip2537()).isEqualTo(new byte[128]);
    assertThat(G2.INFINITY.eip2537()).isEqualTo(new byte[256]);
    assertThat(G1.ofEip2537(new byte[128])).isEqualTo(G1.INFINITY);
    assertThat(G2.ofEip2537(new byte[256])).isEqualTo(G2.INFINITY);
    byte[] flagged = new byte[48];
    flagged[0] = (byte) 0xc0;
    assertThat(G1.INFINITY.compressed()).isEqualTo(flagged);
    assertThat(G1.ofCompressed(flagged).isInfinity()).isTrue();
  }

  @Test
  void everyEncodingReadsBack() {
    var random = Seeded.random();
    for (int i = 0; i < 20; i++) {
      SecretScalar secret = SecretScalar.random(random);
      G1 point = secret.timesG1();
      G2 twisted = secret.timesG2();
      assertThat(G1.ofCompressed(point.compressed())).isEqualTo(point);
      assertThat(G1.ofEip2537(point.eip2537())).isEqualTo(point);
      assertThat(G2.ofCompressed(twisted.compressed())).isEqualTo(twisted);
      assertThat(G2.ofEip2537(twisted.eip2537())).isEqualTo(twisted);
    }
  }

  @Test
  void theGeneratorOfG2HasTheCoordinateOrderOfEip2537() {
    // x.c0 of the generator, from EIP-2537's test vectors
    assertThat(new BigInteger(1, Arrays.copyOfRange(G2.GENERATOR.eip2537(), 0, 64)).toString(16))
        .isEqualTo(
            "24aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770"
                + "bac0326a805bbefd48056c8c121bdb8");
  }
}
