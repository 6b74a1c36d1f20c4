package io.cess4j.proofs.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.ProofsException.ProxyLied;
import io.cess4j.proofs.ProofsException.SharingRejected;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.bls.SmallPoints;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharingRefusalsTest {
  private final Shared shared = new Shared(3, 5, Seeded.random());

  @Test
  void fewerThanTheThresholdOpenNothing() {
    for (int[] few : new int[][] {{}, {1}, {4, 0}}) {
      assertThatThrownBy(() -> shared.open(shared.answers(few)))
          .isInstanceOf(SharingRejected.class)
          .hasMessageContaining("needs answers of 3 proxies and " + few.length);
    }
    assertThatThrownBy(() -> shared.open(shared.answers(1, 1, 2)))
        .isInstanceOf(SharingRejected.class)
        .hasMessageContaining("came twice");
  }

  @Test
  void aLyingProxyIsNamed() {
    SharedOpening.Answer honest = shared.answer(2);
    Reencryption right = honest.reencryption();
    Reencryption other = shared.answer(3).reencryption();
    for (Reencryption lie :
        List.of(
            new Reencryption(right.e().negate(), right.v()),
            new Reencryption(right.v(), right.e()),
            new Reencryption(right.e().plus(G1.GENERATOR), right.v().plus(G1.GENERATOR.negate())),
            other)) {
      List<SharedOpening.Answer> answers = new ArrayList<>(shared.answers(0, 4));
      answers.add(1, new SharedOpening.Answer(honest.proxy(), honest.shareKey(), lie));
      assertThatThrownBy(() -> shared.open(answers))
          .as("seed %s", Seeded.SEED)
          .isInstanceOfSatisfying(
              ProxyLied.class,
              lied -> assertThat(lied.proxies()).containsExactly(honest.proxy().toHex()));
    }
  }

  @Test
  void answersToAnotherCapsuleAreLies() {
    byte[] second =
        Capsule.seal(shared.payload, shared.label.publicKey(), shared.context, shared.random);
    Reencryption answer =
        shared
            .delegation
            .shares()
            .getFirst()
            .reencrypt(CapsuleHeader.of(second), shared.label.publicKey());
    G2 key = shared.delegation.shares().getFirst().publicKey();
    assertThat(answer.isRight(CapsuleHeader.of(second), key, shared.random)).isTrue();
    assertThat(answer.isRight(shared.header, key, shared.random)).isFalse();
    assertThat(answer.isRight(CapsuleHeader.of(second), G2.INFINITY, shared.random)).isFalse();
  }

  @Test
  void pointsAtInfinityOrOffTheSubgroupAreRefused() {
    assertThatThrownBy(() -> new Reencryption(G1.INFINITY, G1.GENERATOR))
        .isInstanceOf(SharingRejected.class)
        .hasMessageContaining("infinity");
    assertThatThrownBy(
            () ->
                new GrantPoints(shared.grant, shared.label.publicKey(), G1.INFINITY, G1.GENERATOR))
        .isInstanceOf(SharingRejected.class);
    byte[] infinite = shared.answer(0).reencryption().toBytes();
    System.arraycopy(G1.INFINITY.compressed(), 0, infinite, 48, 48);
    assertThatThrownBy(() -> Reencryption.of(infinite)).isInstanceOf(SharingRejected.class);
    assertThatThrownBy(() -> G1.ofEip2537(SmallPoints.offSubgroup()))
        .isInstanceOf(PointRejected.class)
        .hasMessageContaining("subgroup");
    byte[] off = shared.answer(0).reencryption().toBytes();
    off[47] ^= 1;
    assertThatThrownBy(() -> Reencryption.of(off)).isInstanceOf(PointRejected.class);
    assertThatThrownBy(() -> Reencryption.of(new byte[95])).isInstanceOf(SharingRejected.class);
  }

  @Test
  void aProxyRefusesEveryAlteredCapsule() {
    KeyShare share = shared.delegation.shares().getFirst();
    for (int i = 0; i < CapsuleHeader.BYTES; i++) {
      byte[] altered = shared.header.toBytes();
      altered[i] ^= 1;
      assertThatThrownBy(() -> share.reencrypt(CapsuleHeader.of(altered), shared.label.publicKey()))
          .as("byte %s, seed %s", i, Seeded.SEED)
          .isInstanceOf(CapsuleRejected.class);
    }
    byte[] ofAnother =
        Capsule.seal(shared.payload, shared.bob.timesG1(), shared.context, shared.random);
    assertThatThrownBy(() -> share.reencrypt(CapsuleHeader.of(ofAnother), shared.label.publicKey()))
        .isInstanceOf(CapsuleRejected.class)
        .hasMessageContaining("another key");
  }

  @Test
  void aCapsuleWhoseSecretWasAlteredOpensWithNobodysAnswers() {
    byte[] altered = shared.capsule.clone();
    altered[CapsuleHeader.BYTES + 3] ^= 1;
    try (SharedOpening reader = shared.reader()) {
      List<SharedOpening.Answer> answers = shared.answers(0, 1, 2);
      assertThatThrownBy(() -> reader.open(altered, answers, shared.context, shared.random))
          .isInstanceOf(CapsuleRejected.class);
      byte[] elsewhere = CapsuleContext.share(shared.fid, Hash256.of(new byte[32]));
      assertThatThrownBy(() -> reader.open(shared.capsule, answers, elsewhere, shared.random))
          .isInstanceOf(CapsuleRejected.class)
          .hasMessageContaining("context");
    }
  }

  @Test
  void anotherReaderOpensNothing() {
    SecretScalar carol = SecretScalar.random(shared.random);
    GrantPoints bobs = shared.delegation.points();
    assertThatThrownBy(() -> new SharedOpening(bobs, carol, 3))
        .isInstanceOf(SharingRejected.class)
        .hasMessageContaining("another reader's key");
    GrantPoints forged =
        new GrantPoints(shared.grant, bobs.labelKey(), carol.timesG1(), bobs.ephemeral());
    assertRefused(new SharedOpening(forged, carol, 3));
  }

  @Test
  void theSharesOfAnotherGrantOpenNothing() {
    GrantPoints points = shared.delegation.points();
    Hash256 another = Hash256.of(Seeded.bytes(shared.random, 32));
    assertRefused(
        new SharedOpening(
            new GrantPoints(another, points.labelKey(), points.readerKey(), points.ephemeral()),
            shared.bob,
            3));
    assertRefused(
        new SharedOpening(
            new GrantPoints(shared.grant, points.labelKey(), points.readerKey(), G1.GENERATOR),
            shared.bob,
            3));
  }

  private void assertRefused(SharedOpening opening) {
    assertThatThrownBy(
            () ->
                opening.open(
                    shared.capsule, shared.answers(0, 1, 2), shared.context, shared.random))
        .as("seed %s", Seeded.SEED)
        .isInstanceOf(SharingRejected.class)
        .hasMessageContaining("do not make the key");
  }

  @Test
  void aSealedShareIsForItsProxyAndGrantOnly() {
    KeyShare share = shared.delegation.shares().get(1);
    SecretScalar gateway = SharingKeys.proxy(SecretScalar.random(shared.random));
    byte[] sealed = share.sealTo(gateway.timesG1(), shared.grant, shared.random);
    assertThat(sealed).hasSize(KeyShare.SEALED);
    G2 other = shared.delegation.shares().get(2).publicKey();
    assertThatThrownBy(() -> KeyShare.open(sealed, gateway, shared.grant, share.proxy(), other))
        .isInstanceOf(SharingRejected.class)
        .hasMessageContaining("not the one of grant");
    assertThatThrownBy(
            () -> KeyShare.open(sealed, gateway, shared.grant, Shared.proxy(9), share.publicKey()))
        .isInstanceOf(CapsuleRejected.class);
    assertThatThrownBy(() -> KeyShare.open(sealed, shared.bob, shared.grant, share.proxy(), other))
        .isInstanceOf(ProofsException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(
            () -> KeyShare.open(sealed, gateway, shared.grant, share.proxy(), share.publicKey()))
        .isInstanceOf(CapsuleRejected.class);
  }

  @Test
  void thresholdsAndProxiesOutOfBoundsAreRefused() {
    for (int threshold : new int[] {0, -1, 6}) {
      assertThatThrownBy(
              () ->
                  Delegation.split(
                      shared.label,
                      G1.GENERATOR,
                      shared.grant,
                      shared.proxies,
                      threshold,
                      shared.random))
          .isInstanceOf(SharingRejected.class);
    }
    assertThatThrownBy(
            () ->
                Delegation.split(
                    shared.label,
                    G1.GENERATOR,
                    shared.grant,
                    List.of(Shared.proxy(1), Shared.proxy(1)),
                    1,
                    shared.random))
        .isInstanceOf(SharingRejected.class)
        .hasMessageContaining("distinct");
    assertThatThrownBy(() -> LabelKey.derive(shared.alice, shared.fid, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Labels.named(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Arrays.copyOf(shared.capsule, CapsuleHeader.BYTES))
        .isEqualTo(shared.header.toBytes());
  }
}
