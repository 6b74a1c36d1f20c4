/**
 * PoDR2 after the white paper: Shacham-Waters possession proofs on BLS12-381, mu compressed by a
 * KZG opening, tags bound to the miner's own key (protocol.md section 4, docs/formats.md section
 * 7).
 *
 * <p>The paper's eight algorithms: {@link io.cess4j.proofs.podr2.KeyGen}, {@link
 * io.cess4j.proofs.podr2.SigGen}, {@link io.cess4j.proofs.podr2.TagGen}, {@link
 * io.cess4j.proofs.podr2.Chal}, {@link io.cess4j.proofs.podr2.ProofGen} and {@link
 * io.cess4j.proofs.podr2.Verify} are here. <b>OrdPla</b> is the contract Orders with its client in
 * {@code chain}; <b>ReplEnc</b> (encrypt, code, mask) is {@code io.cess4j.protocol} with the
 * gateway around it.
 *
 * <p>A block is s sectors of 31 bytes, f(X) = sum of m_j X^j. Names: x, alpha are the TI's secrets,
 * X = x G2, A = x alpha G2, kappa is the miner's, K = kappa X, KA = kappa A, delta the
 * semi-authenticators, sigma = kappa delta.
 */
@NullMarked
package io.cess4j.proofs.podr2;

import org.jspecify.annotations.NullMarked;
