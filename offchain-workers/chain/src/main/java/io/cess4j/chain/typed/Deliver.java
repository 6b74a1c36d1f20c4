package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * A buyer's request to the proxies of a paid grant, in the domain of PayPerRetrieval.
 *
 * @param grant id
 * @param capsule keccak256 of E ‖ V, EIP-2537
 * @param certificate what is paid for
 * @param recipient keccak256 of the 48 bytes of the key to which answers are sealed
 * @param deadline not answered after this
 */
public record Deliver(
    Bytes32 grant, Bytes32 capsule, long certificate, Bytes32 recipient, Instant deadline)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash(
          "Deliver(bytes32 grant,bytes32 capsule,uint64 certificate,bytes32 recipient,uint256 deadline)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE)
        .word(grant)
        .word(capsule)
        .uint(certificate)
        .word(recipient)
        .uint(deadline.getEpochSecond())
        .hash();
  }
}
