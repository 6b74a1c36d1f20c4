package io.cess4j.miner.scene;

import io.cess4j.contracts.errors.ContractErrors;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.proofs.Keccak;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Typed reverts as a node's answer gives them. */
public final class Reverts {

  private Reverts() {}

  /**
   * A revert.
   *
   * @param signature for example {@code ProofRejected(uint32)}
   * @param words its values
   */
  public static ContractRevert of(String signature, long... words) {
    byte[] hash = Keccak.hash(signature.getBytes(StandardCharsets.US_ASCII));
    StringBuilder data = new StringBuilder("0x");
    data.append(HexFormat.of().formatHex(hash, 0, 4));
    for (long word : words) {
      data.append("%064x".formatted(word));
    }
    return ContractErrors.decode(data.toString());
  }
}
