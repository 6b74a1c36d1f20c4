package io.cess4j.sdk.rights;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.typed.LicenceConsent;
import io.cess4j.protocol.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an account's certificates descend from (ADR 0033). Edges are never taken away. */
public final class Descent {
  private final Network network;
  private final Account account;

  Descent(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /**
   * Agrees to one edge of kind LICENSED from somebody's certificate to one that this account holds.
   * Nothing is sent: the child's holder uses what comes back.
   *
   * @param edge as the child's holder will declare it, evidence included
   * @param life how long it may be used
   */
  public SignedConsent consent(long child, LineageEdge edge, Duration life) {
    Instant deadline = Instant.ofEpochSecond(network.clock().instant().plus(life).getEpochSecond());
    byte[] signature =
        network
            .lineage()
            .domain()
            .sign(
                account,
                new LicenceConsent(
                    child,
                    edge.parent(),
                    edge.share(),
                    edge.evidence(),
                    deadline.getEpochSecond()));
    return new SignedConsent(deadline, ByteString.of(signature));
  }

  /**
   * Declares that a certificate of this account descends from an earlier one.
   *
   * @param consent of the parent's holder; needed for LICENSED where that is another account
   */
  public Receipt declare(long child, LineageEdge edge, Optional<SignedConsent> consent) {
    return network
        .lineage()
        .declare(
            network.sender(account), child, List.of(edge), consent.map(List::of).orElse(List.of()));
  }

  /** Promises that a certificate's lineage stays as it is, which buyers like to see. */
  public Receipt seal(long certificate) {
    return network.lineage().seal(network.sender(account), certificate);
  }
}
