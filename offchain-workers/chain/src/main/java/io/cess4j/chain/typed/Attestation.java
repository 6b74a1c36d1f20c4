package io.cess4j.chain.typed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * What the authority of {@code SoftwareAttestation} signs, in the domain of that contract.
 *
 * @param subject the worker's account
 * @param keysDigest digest over every key the worker registers
 */
public record Attestation(Address subject, Bytes32 keysDigest) implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash("Attestation(address subject,bytes32 keysDigest)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).address(subject).word(keysDigest).hash();
  }
}
