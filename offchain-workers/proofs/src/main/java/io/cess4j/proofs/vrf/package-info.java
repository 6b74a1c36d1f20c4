/** Verifiable randomness: BLS unique signatures, key in G2, proof in G1 (protocol.md section 7). */
@NullMarked
package io.cess4j.proofs.vrf;

import org.jspecify.annotations.NullMarked;
