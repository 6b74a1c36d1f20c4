package io.cess4j.tee.enclave;

import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.Hash256;

/**
 * What an enclave gives for its registration.
 *
 * @param group x H_tpop, for the account and group
 * @param vrf secret times H_vpop, for the account
 * @param keysDigest what the attestation has to cover
 */
public record Possessions(G1 group, G1 vrf, Hash256 keysDigest) {}
