package io.cess4j.tee.registration;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/** Gets the platform's word that an enclave of known code holds certain keys. */
@FunctionalInterface
public interface Attestor {
  /** The report over a digest of all keys, in the form of the network's IAttestationVerifier. */
  byte[] report(Address subject, Bytes32 keysDigest);
}
