package io.cess4j.tee.enclave;

import io.cess4j.chain.Address;
import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.podr2.Srs;
import io.cess4j.proofs.podr2.TiPublicKey;
import io.cess4j.protocol.Hash256;

/**
 * What the enclave shows of its keys.
 *
 * @param ti X and A
 * @param srsFirst alpha G1
 * @param srs the powers of alpha
 * @param srsDigest SHA-256 over them
 * @param sealKey the group's key for sealed mask keys
 * @param vrfKey proves beats
 * @param signer address that signs tags
 */
public record EnclaveKeys(
    TiPublicKey ti,
    G1 srsFirst,
    Srs srs,
    Hash256 srsDigest,
    G1 sealKey,
    G2 vrfKey,
    Address signer) {

  /** ITeeRegistry.groupDigest. */
  public Hash256 groupDigest() {
    return KeyMessages.groupDigest(ti.x(), ti.a(), srsDigest, sealKey);
  }
}
