package io.cess4j.proofs.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.Hash256;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SharingTest {

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"1,1", "1,3", "2,3", "3,3", "5,8"})
  void anyTOfNProxiesGiveTheReaderWhatTheOwnerSealed(int threshold, int count) {
    Shared shared = new Shared(threshold, count, Seeded.random());
    for (int first = 0; first + threshold <= count; first++) {
      int[] some = new int[threshold];
      for (int i = 0; i < threshold; i++) {
        some[i] = (first + 3 * i) % count;
      }
      if (java.util.stream.IntStream.of(some).distinct().count() == threshold) {
        assertThat(shared.open(shared.answers(some)))
            .as("seed %s", Seeded.SEED)
            .isEqualTo(shared.payload);
      }
    }
    assertThat(Capsule.open(shared.capsule, shared.label.secret(), shared.context))
        .as("the owner opens the same capsule with the label's key")
        .isEqualTo(shared.payload);
  }

  @Test
  void oneGrantOpensEverythingUnderItsLabelAndNothingElse() {
    Shared shared = new Shared(2, 3, Seeded.random());
    Hash256 second = Hash256.of(Seeded.bytes(shared.random, 32));
    byte[] context = CapsuleContext.share(second, shared.commitment);
    byte[] later = Capsule.seal(new byte[96], shared.label.publicKey(), context, shared.random);
    assertThat(open(shared, later, context)).isEqualTo(new byte[96]);

    LabelKey rotated = LabelKey.derive(shared.alice, Labels.ofFile(shared.fid), 2);
    byte[] afterRevocation =
        Capsule.seal(new byte[96], rotated.publicKey(), context, shared.random);
    assertThatThrownBy(() -> open(shared, afterRevocation, context))
        .as("a new epoch is out of the reach of old shares")
        .isInstanceOf(CapsuleRejected.class);
    LabelKey other = LabelKey.derive(shared.alice, Labels.named("holidays"), 1);
    assertThat(other.publicKey()).isNotEqualTo(shared.label.publicKey());
  }

  private static byte[] open(Shared shared, byte[] capsule, byte[] context) {
    var header = io.cess4j.proofs.capsule.CapsuleHeader.of(capsule);
    List<SharedOpening.Answer> answers =
        shared.delegation.shares().subList(0, 2).stream()
            .map(
                share ->
                    new SharedOpening.Answer(
                        share.proxy(),
                        share.publicKey(),
                        share.reencrypt(header, shared.label.publicKey())))
            .toList();
    try (SharedOpening reader = shared.reader()) {
      return reader.open(capsule, answers, context, shared.random);
    }
  }

  @Test
  void aProxyOpensTheShareThatWasSealedToIt() {
    Shared shared = new Shared(2, 3, Seeded.random());
    KeyShare share = shared.delegation.shares().get(1);
    SecretScalar gateway = SharingKeys.proxy(SecretScalar.random(shared.random));
    byte[] sealed = share.sealTo(gateway.timesG1(), shared.grant, shared.random);
    try (KeyShare opened =
        KeyShare.open(sealed, gateway, shared.grant, share.proxy(), share.publicKey())) {
      assertThat(opened.reencrypt(shared.header, shared.label.publicKey()))
          .isEqualTo(shared.answer(1).reencryption());
    }
  }

  /** What t proxies and the reader can compute together, and why a label has a key of its own. */
  @Test
  void readerAndProxiesTogetherGetTheLabelsKeyAndNotTheAccounts() {
    Shared shared = new Shared(1, 1, Seeded.random());
    SecretScalar blinding =
        shared
            .delegation
            .points()
            .blinding(shared.bob.times(shared.delegation.points().ephemeral()));
    byte[] sealed =
        shared
            .delegation
            .shares()
            .getFirst()
            .sealTo(blinding.timesG1(), shared.grant, shared.random);
    SecretScalar share =
        SecretScalar.ofBytes(
            Capsule.open(
                sealed, blinding, CapsuleContext.proxy(shared.grant, shared.proxies.getFirst())));
    assertThat(share.times(blinding).toBytes()).isEqualTo(shared.label.secret().toBytes());
    assertThat(share.times(blinding).toBytes()).isNotEqualTo(shared.alice.toBytes());
  }

  @Test
  void anInverseTimesItsSecretIsOne() {
    var random = Seeded.random();
    for (int i = 0; i < 20; i++) {
      SecretScalar secret = SecretScalar.random(random);
      byte[] one = new byte[32];
      one[31] = 1;
      assertThat(secret.times(secret.inverse()).toBytes())
          .as("seed %s", Seeded.SEED)
          .isEqualTo(one);
    }
  }
}
