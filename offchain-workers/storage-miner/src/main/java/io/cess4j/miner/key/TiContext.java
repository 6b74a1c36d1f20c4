package io.cess4j.miner.key;

import io.cess4j.proofs.podr2.ProofKeys;
import io.cess4j.proofs.podr2.Srs;
import io.cess4j.proofs.podr2.TiPublicKey;

/**
 * What belongs to one TI key.
 *
 * @param id TI key id
 * @param points X and A
 * @param srs its reference string
 * @param proofKeys K and KA of this miner
 */
public record TiContext(int id, TiPublicKey points, Srs srs, ProofKeys proofKeys) {}
