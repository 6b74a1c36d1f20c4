package io.cess4j.proofs.capsule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.Hash256;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class CapsuleTest {
  private final RandomGenerator random = Seeded.random();
  private final SecretScalar secret = SecretScalar.random(random);
  private final byte[] payload = Seeded.bytes(random, 64);
  private final byte[] context = CapsuleContext.owner(7, Hash256.of(new byte[32]));
  private final byte[] capsule = Capsule.seal(payload, secret.timesG1(), context, random);

  @Test
  void everyAlteredByteIsRefused() {
    for (int i = 0; i < capsule.length; i++) {
      byte[] altered = capsule.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> Capsule.open(altered, secret, context))
          .as("byte %s, seed %s", i, Seeded.SEED)
          .isInstanceOf(ProofsException.class);
    }
  }

  @Test
  void anotherKeyOrContextIsRefused() {
    assertThatThrownBy(() -> Capsule.open(capsule, SecretScalar.random(random), context))
        .isInstanceOf(CapsuleRejected.class)
        .hasMessageContaining("another key");
    assertThatThrownBy(() -> Capsule.open(capsule, secret, CapsuleContext.tee(7, 4)))
        .isInstanceOf(CapsuleRejected.class)
        .hasMessageContaining("context");
  }

  @Test
  void truncatedCapsulesAndInfinityAreRefused() {
    for (int length : new int[] {0, 47, 48, 128, 143}) {
      assertThatThrownBy(() -> Capsule.open(Arrays.copyOf(capsule, length), secret, context))
          .isInstanceOf(CapsuleRejected.class);
    }
    byte[] infinite = capsule.clone();
    System.arraycopy(G1.INFINITY.compressed(), 0, infinite, 0, 48);
    assertThatThrownBy(() -> Capsule.open(infinite, secret, context))
        .isInstanceOf(CapsuleRejected.class)
        .hasMessageContaining("infinity");
    assertThatThrownBy(() -> Capsule.seal(payload, G1.INFINITY, context, random))
        .isInstanceOf(CapsuleRejected.class);
  }

  @Test
  void theOwnerReadsItBack() {
    assertThat(capsule).hasSize(payload.length + Capsule.OVERHEAD);
    assertThat(Capsule.open(capsule, secret, context)).isEqualTo(payload);
  }

  @Test
  void aSealingKeyFollowsFromTheSignatureAlone() {
    byte[] signature = Seeded.bytes(random, 64);
    assertThat(SealingKey.ofSignature(signature).toBytes())
        .isEqualTo(SealingKey.ofSignature(signature.clone()).toBytes());
    signature[63] ^= 1;
    byte[] changed = SealingKey.ofSignature(signature).toBytes();
    signature[63] ^= 1;
    assertThat(SealingKey.ofSignature(signature).toBytes()).isNotEqualTo(changed);
    assertThatThrownBy(() -> SealingKey.ofSignature(new byte[65]))
        .isInstanceOf(ProofsException.ScalarRejected.class);
    assertThat(SealingKey.messageHash(1)).isNotEqualTo(SealingKey.messageHash(2));
  }
}
