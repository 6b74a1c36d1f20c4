package io.cess4j.proofs.sharing;

import io.cess4j.proofs.ProofsException.ProxyLied;
import io.cess4j.proofs.ProofsException.SharingRejected;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.protocol.AccountAddress;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/** A reader's side of a grant: checks what proxies answer, and opens with t of them. */
public final class SharedOpening implements AutoCloseable {
  /**
   * What a proxy sent.
   *
   * @param shareKey its RK_i of the grant
   */
  public record Answer(AccountAddress proxy, G2 shareKey, Reencryption reencryption) {}

  private final GrantPoints points;
  private final SecretScalar blinding;
  private final int threshold;

  /**
   * @param secret b of the reader key that the grant names
   * @throws SharingRejected where the grant is for another key
   */
  public SharedOpening(GrantPoints points, SecretScalar secret, int threshold) {
    if (!secret.timesG1().equals(points.readerKey())) {
      throw new SharingRejected(
          "grant %s is for another reader's key, or for one of yours that was replaced"
              .formatted(points.grant()));
    }
    this.points = points;
    this.blinding = points.blinding(secret.times(points.ephemeral()));
    this.threshold = threshold;
  }

  /**
   * Opens a capsule with at least t answers; more than t are left.
   *
   * @throws SharingRejected below the threshold, for a proxy named twice, or where the owner's
   *     shares do not make the label's key
   * @throws ProxyLied names every proxy whose answer is wrong
   * @throws io.cess4j.proofs.ProofsException.CapsuleRejected for a capsule that was altered, is of
   *     another context or of another label
   */
  public byte[] open(byte[] capsule, List<Answer> answers, byte[] context, RandomGenerator random) {
    CapsuleHeader header = CapsuleHeader.of(capsule);
    header.check(points.labelKey());
    List<AccountAddress> liars =
        answers.stream()
            .filter(one -> !one.reencryption().isRight(header, one.shareKey(), random))
            .map(Answer::proxy)
            .toList();
    if (!liars.isEmpty()) {
      throw new ProxyLied(liars.stream().map(AccountAddress::toHex).toList());
    }
    if (answers.size() < threshold) {
      throw new SharingRejected(
          "grant %s needs answers of %d proxies and %d came: ask more of them"
              .formatted(points.grant(), threshold, answers.size()));
    }
    List<Answer> enough = answers.subList(0, threshold);
    if (enough.stream().map(Answer::proxy).distinct().count() != threshold) {
      throw new SharingRejected(
          "a proxy's answer counts once; one of %s came twice"
              .formatted(new HashSet<>(enough.stream().map(Answer::proxy).toList())));
    }
    return Capsule.open(capsule, points.labelKey(), combine(enough), context);
  }

  /** a (E + V) = d times the interpolation of E' + V' at zero. */
  private G1 combine(List<Answer> answers) {
    List<Fr> positions = answers.stream().map(one -> position(one.proxy())).toList();
    G1 sum = G1.INFINITY;
    G2 key = G2.INFINITY;
    for (int i = 0; i < positions.size(); i++) {
      Fr weight = weight(positions, i);
      Reencryption one = answers.get(i).reencryption();
      sum = sum.plus(one.e().plus(one.v()).times(weight));
      key = key.plus(answers.get(i).shareKey().times(weight));
    }
    checkKey(key);
    return blinding.times(sum);
  }

  /** e(A, G2) = e(d G1, sum of RK_i): that the owner has split the key of this label. */
  private void checkKey(G2 key) {
    if (!new Pairing()
        .times(points.labelKey().negate(), G2.GENERATOR)
        .times(blinding.timesG1(), key)
        .isOne()) {
      throw new SharingRejected(
          "the shares of grant %s do not make the key of its label: its owner must grant again"
              .formatted(points.grant()));
    }
  }

  private Fr position(AccountAddress proxy) {
    try (SecretScalar position = GrantPoints.position(blinding, proxy)) {
      return Fr.of(new BigInteger(1, position.toBytes()));
    }
  }

  /** Lagrange: product of x_j / (x_j - x_i) over the others. */
  private static Fr weight(List<Fr> positions, int index) {
    Fr own = positions.get(index);
    Fr above = Fr.ONE;
    Fr below = Fr.ONE;
    for (int j = 0; j < positions.size(); j++) {
      if (j != index) {
        above = above.times(positions.get(j));
        below = below.times(positions.get(j).minus(own));
      }
    }
    return above.times(below.inverse());
  }

  @Override
  public void close() {
    blinding.close();
  }
}
