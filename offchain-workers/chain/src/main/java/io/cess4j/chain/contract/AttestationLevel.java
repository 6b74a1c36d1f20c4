package io.cess4j.chain.contract;

/** What vouches for an enclave, as IAttestationVerifier.Level. */
public enum AttestationLevel {
  /** Nothing. */
  NONE,
  /** A devnet authority; protects nobody from the operator of the machine. */
  SOFTWARE,
  /** The maker of the processor. */
  HARDWARE
}
