package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;

/**
 * A parent's holder agrees to an edge of kind LICENSED (ILineage), in the domain of that contract.
 *
 * @param child number of the later certificate
 * @param parent number of the certificate that the signer holds
 * @param share basis points of what the child earns
 * @param evidence for example the licence's hash
 * @param deadline last second in which it may be used, in seconds since 1970
 */
public record LicenceConsent(long child, long parent, int share, Bytes32 evidence, long deadline)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash(
          "LicenceConsent(uint256 child,uint256 parent,uint256 share,bytes32 evidence,uint256 deadline)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE)
        .uint(child)
        .uint(parent)
        .uint(share)
        .word(evidence)
        .uint(deadline)
        .hash();
  }
}
