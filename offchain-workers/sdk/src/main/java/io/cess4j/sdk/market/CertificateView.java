package io.cess4j.sdk.market;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.CopyFlag;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.RightsStanding;
import java.util.List;
import java.util.Optional;

/**
 * What a buyer of a certificate should have seen.
 *
 * @param holder who sells it, or Auctions while it is auctioned
 * @param lineage digest that names exactly these parents; a purchase that names it fails where one
 *     was added meanwhile
 * @param parents who take shares of what it will earn
 * @param isSealed whether no parent can be added any more
 * @param standing what disputes found
 * @param nearest the nearest earlier work that somebody showed on chain
 */
public record CertificateView(
    long certificate,
    Address holder,
    Address creator,
    Bytes32 lineage,
    List<LineageEdge> parents,
    boolean isSealed,
    RightsStanding standing,
    Optional<CopyFlag> nearest) {
  /** Copies the list. */
  public CertificateView {
    parents = List.copyOf(parents);
  }

  /** Basis points of what it earns that go to its parents. */
  public int parentsShare() {
    return parents.stream().mapToInt(LineageEdge::share).sum();
  }
}
