package io.cess4j.sdk.rights;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Generation;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
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
   * Who has to agree to an edge before this account can declare it: the parent's holder for
   * LICENSED, unless that is this account.
   */
  public Optional<Address> whoseConsent(LineageEdge edge) {
    return Optional.of(edge)
        .filter(one -> one.kind() == LineageKind.LICENSED)
        .map(one -> network.dataCertificates().holderOf(one.parent()))
        .filter(holder -> !holder.equals(account.address()));
  }

  /**
   * Declares that a certificate of this account descends from an earlier one.
   *
   * @param consent left out where {@link #whoseConsent} names nobody: the contract takes none then
   */
  public Receipt declare(long child, LineageEdge edge, Optional<SignedConsent> consent) {
    List<SignedConsent> consents =
        whoseConsent(edge).flatMap(_ -> consent).map(List::of).orElse(List.of());
    return network.lineage().declare(network.sender(account), child, List.of(edge), consents);
  }

  /** Says by which model a work of this account was made, and from what. */
  public Receipt generated(long certificate, Generation generation) {
    return network.lineage().declareGeneration(network.sender(account), certificate, generation);
  }

  /** Promises that a certificate's lineage stays as it is, which buyers like to see. */
  public Receipt seal(long certificate) {
    return network.lineage().seal(network.sender(account), certificate);
  }
}
