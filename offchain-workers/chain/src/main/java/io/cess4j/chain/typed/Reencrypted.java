package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;

/**
 * A proxy's word for its answer, in the domain of ProxyReports, which checks it.
 *
 * @param grant id
 * @param capsule keccak256 of E ‖ V, EIP-2537
 * @param fragment keccak256 of E' ‖ V', EIP-2537
 */
public record Reencrypted(Bytes32 grant, Bytes32 capsule, Bytes32 fragment)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash("Reencrypted(bytes32 grant,bytes32 capsule,bytes32 fragment)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).word(grant).word(capsule).word(fragment).hash();
  }
}
