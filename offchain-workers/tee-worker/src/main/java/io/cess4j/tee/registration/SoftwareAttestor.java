package io.cess4j.tee.registration;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Attestation;
import io.cess4j.chain.typed.TypedDomain;

/**
 * The devnet authority's signature (level SOFTWARE): it vouches for the keys and says nothing about
 * the machine.
 *
 * @param authority account whose signature SoftwareAttestation accepts
 * @param verifier address of that contract
 */
public record SoftwareAttestor(Account authority, long chainId, Address verifier)
    implements Attestor {
  @Override
  public byte[] report(Address subject, Bytes32 keysDigest) {
    return new TypedDomain(chainId, verifier).sign(authority, new Attestation(subject, keysDigest));
  }
}
