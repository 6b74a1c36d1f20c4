package io.cess4j.proofs.podr2;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.bls.SecretScalar;

/** kappa. It binds tags to the miner: without it nobody turns semi-authenticators into answers. */
public final class MinerSecretKey implements AutoCloseable {
  private final SecretScalar kappa;

  MinerSecretKey(SecretScalar kappa) {
    this.kappa = kappa;
  }

  /** Reads 32 big-endian bytes. */
  public static MinerSecretKey ofBytes(byte[] bytes) {
    return new MinerSecretKey(SecretScalar.ofBytes(bytes));
  }

  /** 32 bytes for the keystore. The caller overwrites them after use. */
  public byte[] toBytes() {
    return kappa.toBytes();
  }

  /** PK, K and KA under one TI key. */
  public MinerPublicKey publicKey(TiPublicKey ti) {
    return new MinerPublicKey(
        kappa.timesG1(), new ProofKeys(kappa.times(ti.x()), kappa.times(ti.a())));
  }

  /** kappa H_pop(message). */
  public G1 possession(byte[] message) {
    return kappa.times(DomainTag.MINER_KEY.hash(message));
  }

  G1Vector sign(G1Vector deltas) {
    return deltas.times(kappa);
  }

  @Override
  public void close() {
    kappa.close();
  }

  @Override
  public String toString() {
    return "MinerSecretKey[hidden]";
  }
}
