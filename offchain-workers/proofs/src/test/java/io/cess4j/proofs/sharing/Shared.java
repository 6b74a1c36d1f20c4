package io.cess4j.proofs.sharing;

import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Alice shares a file with Bob through n proxies, t of which have to answer. */
final class Shared {
  final RandomGenerator random;
  final SecretScalar alice;
  final SecretScalar bob;
  final Hash256 fid;
  final Hash256 commitment;
  final Hash256 grant;
  final LabelKey label;
  final List<AccountAddress> proxies;
  final byte[] payload;
  final byte[] context;
  final byte[] capsule;
  final CapsuleHeader header;
  final Delegation delegation;
  final int threshold;

  Shared(int threshold, int count, RandomGenerator random) {
    this(
        threshold,
        count,
        SecretScalar.random(random), // Alice's comes first: vectors follow from the order
        SharingKeys.reader(SecretScalar.random(random), 1),
        random);
  }

  /**
   * @param reader Bob's secret
   */
  Shared(int threshold, int count, SecretScalar reader, RandomGenerator random) {
    this(threshold, count, SecretScalar.random(random), reader, random);
  }

  private Shared(
      int threshold, int count, SecretScalar owner, SecretScalar reader, RandomGenerator random) {
    this.random = random;
    this.threshold = threshold;
    alice = owner;
    bob = reader;
    fid = Hash256.of(Seeded.bytes(random, 32));
    commitment = Hash256.of(Seeded.bytes(random, 32));
    grant = Hash256.of(Seeded.bytes(random, 32));
    label = LabelKey.derive(alice, Labels.ofFile(fid), 1);
    proxies = IntStream.range(0, count).mapToObj(Shared::proxy).toList();
    payload = Seeded.bytes(random, 64);
    context = CapsuleContext.share(fid, commitment);
    capsule = Capsule.seal(payload, label.publicKey(), context, random);
    header = CapsuleHeader.of(capsule);
    delegation = split(label);
  }

  Delegation split(LabelKey key) {
    return Delegation.split(key, bob.timesG1(), grant, proxies, threshold, random);
  }

  static AccountAddress proxy(int index) {
    return AccountAddress.of(Arrays.copyOf(Keccak.hash(new byte[] {(byte) index}), 20));
  }

  SharedOpening reader() {
    return new SharedOpening(delegation.points(), bob, threshold);
  }

  SharedOpening.Answer answer(int index) {
    KeyShare share = delegation.shares().get(index);
    return new SharedOpening.Answer(
        share.proxy(), share.publicKey(), share.reencrypt(header, label.publicKey()));
  }

  List<SharedOpening.Answer> answers(int... indices) {
    return IntStream.of(indices).mapToObj(this::answer).toList();
  }

  byte[] open(List<SharedOpening.Answer> answers) {
    try (SharedOpening reader = reader()) {
      return reader.open(capsule, answers, context, random);
    }
  }
}
