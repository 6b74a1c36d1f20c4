package io.cess4j.proofs.sharing;

import io.cess4j.proofs.ProofsException.SharingRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What an owner makes for a grant: a / d, split by Shamir's polynomial of degree t - 1.
 *
 * @param points public
 * @param shares one a proxy, in the order of the proxies; secret until they are sealed
 */
public record Delegation(GrantPoints points, List<KeyShare> shares) implements AutoCloseable {
  public Delegation {
    shares = List.copyOf(shares);
  }

  /**
   * Splits the key of a label.
   *
   * @param threshold proxies that have to answer
   * @param random a SecureRandom outside tests
   * @throws SharingRejected for proxies that are not distinct, or a threshold they cannot reach
   */
  public static Delegation split(
      LabelKey label,
      G1 readerKey,
      Hash256 grant,
      List<AccountAddress> proxies,
      int threshold,
      RandomGenerator random) {
    if (threshold < 1 || threshold > proxies.size()) {
      throw new SharingRejected(
          "a threshold lies between 1 and the %d proxies, not at %d"
              .formatted(proxies.size(), threshold));
    }
    if (new HashSet<>(proxies).size() != proxies.size()) {
      throw new SharingRejected("proxies must be distinct: " + proxies);
    }
    try (SecretScalar ephemeral = SecretScalar.random(random)) {
      GrantPoints points =
          new GrantPoints(grant, label.publicKey(), readerKey, ephemeral.timesG1());
      try (SecretScalar blinding = points.blinding(ephemeral.times(readerKey));
          SecretScalar inverse = blinding.inverse()) {
        List<SecretScalar> coefficients = new ArrayList<>();
        coefficients.add(label.secret().times(inverse));
        while (coefficients.size() < threshold) {
          coefficients.add(SecretScalar.random(random));
        }
        List<KeyShare> shares =
            proxies.stream().map(proxy -> share(coefficients, blinding, proxy)).toList();
        coefficients.forEach(SecretScalar::close);
        return new Delegation(points, shares);
      }
    }
  }

  private static KeyShare share(
      List<SecretScalar> coefficients, SecretScalar blinding, AccountAddress proxy) {
    try (SecretScalar position = GrantPoints.position(blinding, proxy)) {
      SecretScalar value = SecretScalar.ofBytes(coefficients.getLast().toBytes());
      for (SecretScalar coefficient : coefficients.reversed().subList(1, coefficients.size())) {
        SecretScalar product = value.times(position);
        value.close();
        value = product.plus(coefficient);
        product.close();
      }
      return new KeyShare(proxy, value);
    }
  }

  @Override
  public void close() {
    shares.forEach(KeyShare::close);
  }
}
