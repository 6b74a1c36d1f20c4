package io.cess4j.gateway.delivery;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.gateway.GatewayException.NotFound;
import io.cess4j.proofs.sharing.Labels;
import java.util.LinkedHashMap;
import java.util.Map;

/** Grants as their events tell them; the last thousand are kept in memory. */
final class PaidGrants {
  private static final int MOST = 1_024;

  private final Network network;
  private final Map<Bytes32, PaidGrant> known = new LinkedHashMap<>();

  PaidGrants(Network network) {
    this.network = network;
  }

  /**
   * The grant, which is of this certificate.
   *
   * @throws NotFound where it is not on chain, or of another
   */
  PaidGrant of(Bytes32 grant, long certificate) {
    PaidGrant found = find(grant);
    if (!found.label().equals(Bytes32.of(Labels.ofCertificate(certificate).toBytes()))) {
      throw new NotFound(
          "grant %s is not of certificate %d: ask for a grant of that one"
              .formatted(grant, certificate));
    }
    return found;
  }

  private PaidGrant find(Bytes32 grant) {
    synchronized (known) {
      PaidGrant before = known.get(grant);
      if (before != null) {
        return before;
      }
    }
    PaidGrant read =
        network
            .sharing()
            .index()
            .grant(grant)
            .map(made -> new PaidGrant(made.label(), made.proxies()))
            .orElseThrow(() -> new NotFound("grant " + grant + " is not on this chain"));
    synchronized (known) {
      known.put(grant, read);
      if (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return read;
  }
}
