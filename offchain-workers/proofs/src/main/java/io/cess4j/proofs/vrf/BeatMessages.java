package io.cess4j.proofs.vrf;

import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.Words;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayOutputStream;

/**
 * What members of the heartbeat prove, and what becomes of it (IBeats).
 *
 * @param chainId EIP-155 chain id
 * @param beats the contract
 */
public record BeatMessages(long chainId, AccountAddress beats) {

  /** keccak256(abi.encode(chain id, beats, number, previous beat)). */
  public byte[] message(long number, Hash256 previous) {
    return new Words()
        .number(chainId)
        .address(beats)
        .number(number)
        .hash(previous.toBytes())
        .keccak();
  }

  /**
   * keccak256(abi.encode(previous beat, P)) with P as EIP-2537 bytes: the beat that a proof makes.
   */
  public static Hash256 next(Hash256 previous, G1 proof) {
    var out = new ByteArrayOutputStream(224);
    out.writeBytes(new Words().hash(previous.toBytes()).number(64).number(G1.EIP2537).toBytes());
    out.writeBytes(proof.eip2537());
    return Hash256.of(Keccak.hash(out.toByteArray()));
  }
}
