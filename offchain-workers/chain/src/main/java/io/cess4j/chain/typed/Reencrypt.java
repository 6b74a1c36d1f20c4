package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * A reader's request to the proxies of a grant, in the domain of ShareGrants.
 *
 * @param grant id
 * @param capsule keccak256 of E ‖ V, EIP-2537
 * @param deadline not answered after this
 */
public record Reencrypt(Bytes32 grant, Bytes32 capsule, Instant deadline)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash("Reencrypt(bytes32 grant,bytes32 capsule,uint256 deadline)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).word(grant).word(capsule).uint(deadline.getEpochSecond()).hash();
  }
}
