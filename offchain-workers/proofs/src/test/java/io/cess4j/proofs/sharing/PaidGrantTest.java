package io.cess4j.proofs.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.ProofsException.ProxyLied;
import io.cess4j.proofs.ProofsException.SharingRejected;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.Hash256;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A grant whose reader's secret is 1 (ADR 0038). */
final class PaidGrantTest {
  private final Shared shared = new Shared(2, 3, SharingKeys.paying(), Seeded.random());

  @Test
  void theReaderKeyIsTheGenerator() {
    assertThat(SharingKeys.paying().timesG1()).isEqualTo(G1.GENERATOR);
  }

  @Test
  void theThresholdOfAnswersOpensWhatFewerDoNot() {
    for (int[] enough : new int[][] {{0, 1}, {1, 2}, {2, 0}}) {
      assertThat(shared.open(shared.answers(enough)))
          .as("seed %s", Seeded.SEED)
          .isEqualTo(shared.payload);
    }
    assertThatThrownBy(() -> shared.open(shared.answers(1))).isInstanceOf(SharingRejected.class);
  }

  /** What one who does without the check of the threshold computes from too few answers. */
  @Test
  void fewerAnswersGiveAnotherPoint() {
    SharedOpening.Answer one = shared.answer(1);
    try (SecretScalar blinding = shared.delegation.points().blinding(G1.GENERATOR);
        SecretScalar known =
            shared.delegation.points().blinding(shared.delegation.points().ephemeral())) {
      for (SecretScalar d : List.of(blinding, known)) {
        G1 guess = d.times(one.reencryption().e().plus(one.reencryption().v()));
        assertThatThrownBy(
                () -> Capsule.open(shared.capsule, shared.label.publicKey(), guess, shared.context))
            .as("seed %s", Seeded.SEED)
            .isInstanceOf(CapsuleRejected.class);
      }
    }
  }

  @Test
  void aLiarIsNamedThoughEverybodyKnowsTheReadersSecret() {
    SharedOpening.Answer honest = shared.answer(2);
    Reencryption lie =
        new Reencryption(honest.reencryption().e().negate(), honest.reencryption().v());
    assertThatThrownBy(
            () ->
                shared.open(
                    List.of(
                        shared.answer(0),
                        new SharedOpening.Answer(honest.proxy(), honest.shareKey(), lie))))
        .isInstanceOfSatisfying(
            ProxyLied.class,
            lied -> assertThat(lied.proxies()).containsExactly(honest.proxy().toHex()));
  }

  @Test
  void anAnswerIsSealedToItsBuyerGrantAndProxy() {
    SecretScalar buyer = SecretScalar.random(shared.random);
    byte[] context = CapsuleContext.delivery(shared.grant, shared.proxies.getFirst());
    byte[] answer = Seeded.bytes(shared.random, 160);
    byte[] sealed = Capsule.seal(answer, buyer.timesG1(), context, shared.random);
    assertThat(sealed).hasSize(304);
    assertThat(Capsule.open(sealed, buyer, context)).isEqualTo(answer);
    for (byte[] other :
        List.of(
            CapsuleContext.delivery(shared.grant, shared.proxies.getLast()),
            CapsuleContext.delivery(shared.fid, shared.proxies.getFirst()),
            CapsuleContext.proxy(shared.grant, shared.proxies.getFirst()))) {
      assertThatThrownBy(() -> Capsule.open(sealed, buyer, other))
          .isInstanceOf(CapsuleRejected.class);
    }
    assertThatThrownBy(() -> Capsule.open(sealed, SharingKeys.paying(), context))
        .isInstanceOf(CapsuleRejected.class);
  }

  /** The same value as in PayingReader.t.sol. */
  @Test
  void aLabelNamesItsCertificate() {
    assertThat(Labels.ofCertificate(7))
        .isEqualTo(
            Hash256.fromHex("605559dad93386a89b28a47226d36f46586acb5968873a846c219e32952f02c3"));
    assertThat(Labels.ofCertificate(8)).isNotEqualTo(Labels.ofCertificate(7));
    assertThatThrownBy(() -> Labels.ofCertificate(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
