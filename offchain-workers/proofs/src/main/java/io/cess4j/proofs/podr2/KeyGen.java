package io.cess4j.proofs.podr2;

import io.cess4j.proofs.bls.SecretScalar;
import java.util.random.RandomGenerator;

/**
 * KeyGen of the paper for the TI and the SP. The DO's keys are data, mask and sealing keys: {@code
 * io.cess4j.protocol.encryption} and {@code io.cess4j.proofs.capsule}. `random` is a SecureRandom
 * outside tests.
 */
public final class KeyGen {
  private KeyGen() {}

  /** x and alpha of a TEE group. */
  public static TiSecretKey ti(RandomGenerator random) {
    return new TiSecretKey(SecretScalar.random(random), SecretScalar.random(random));
  }

  /** kappa of a storage miner. */
  public static MinerSecretKey miner(RandomGenerator random) {
    return new MinerSecretKey(SecretScalar.random(random));
  }
}
