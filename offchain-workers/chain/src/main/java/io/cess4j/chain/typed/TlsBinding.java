package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * Binds a TLS client certificate to an account that is in no registry.
 *
 * @param tlsKeyHash SHA-256 of the SubjectPublicKeyInfo
 * @param deadline not accepted after this
 */
public record TlsBinding(Bytes32 tlsKeyHash, Instant deadline) implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash("TlsBinding(bytes32 tlsKeyHash,uint256 deadline)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).word(tlsKeyHash).uint(deadline.getEpochSecond()).hash();
  }
}
