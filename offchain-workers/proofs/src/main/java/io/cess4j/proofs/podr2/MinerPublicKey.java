package io.cess4j.proofs.podr2;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.ProofsException.KeyRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;

/** PK = kappa G1 with the proof keys of one TI key. */
public record MinerPublicKey(G1 publicKey, ProofKeys keys) {
  public MinerPublicKey {
    if (publicKey.isInfinity()) {
      throw new KeyRejected("a miner's key at infinity (kappa = 0) accepts the zero proof");
    }
  }

  /**
   * K = kappa X, KA = kappa A and possession = kappa H_pop(message) for the kappa of PK.
   *
   * @param message KeyMessages.minerKey of the miner that registers
   * @throws KeyRejected naming the first part that does not fit: mixed, copied or rogue keys
   */
  public void check(TiPublicKey ti, G1 possession, byte[] message) {
    require("K", publicKey, ti.x(), G1.GENERATOR, keys.k());
    require("KA", publicKey, ti.a(), G1.GENERATOR, keys.ka());
    require("proof of possession", possession, ti.x(), DomainTag.MINER_KEY.hash(message), keys.k());
  }

  private static void require(String what, G1 left, G2 leftKey, G1 right, G2 rightKey) {
    if (!new Pairing().times(left.negate(), leftKey).times(right, rightKey).isOne()) {
      throw new KeyRejected(
          "the miner's " + what + " does not belong to PK and the TI key: register its own keys");
    }
  }
}
