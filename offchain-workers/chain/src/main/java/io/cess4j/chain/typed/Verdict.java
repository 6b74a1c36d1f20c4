package io.cess4j.chain.typed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsVerdict;

/**
 * A drawn TEE worker's word about a disputed certificate (IRightsDisputes), in the domain of that
 * contract.
 *
 * @param certificate its number
 * @param claim digest of the claim that was examined
 * @param round which dispute of the certificate
 * @param worker the drawn one
 * @param answerer whose keys it used
 * @param verdict what it found
 * @param evidence keccak256 of instance hash, identifier and views root as it computed them
 */
public record Verdict(
    long certificate,
    Bytes32 claim,
    long round,
    int worker,
    Address answerer,
    RightsVerdict verdict,
    Bytes32 evidence)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash(
          "Verdict(uint256 certificate,bytes32 claim,uint32 round,uint16 worker,address answerer,uint8 verdict,bytes32 evidence)");

  @Override
  @SuppressWarnings("EnumOrdinal") // the contract's enum is defined by its order
  public Bytes32 hash() {
    return new Struct(TYPE)
        .uint(certificate)
        .word(claim)
        .uint(round)
        .uint(worker)
        .address(answerer)
        .uint(verdict.ordinal())
        .word(evidence)
        .hash();
  }
}
