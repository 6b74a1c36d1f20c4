package io.cess4j.example.titledeed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;
import java.util.Optional;

/**
 * A deed as the chain shows it.
 *
 * @param provenance over all documents; a buyer consents to it
 * @param sale that is open
 */
public record Deed(
    long number,
    Address owner,
    Bytes32 provenance,
    List<DeedDocument> documents,
    Optional<OpenSale> sale) {
  public Deed {
    documents = List.copyOf(documents);
  }
}
