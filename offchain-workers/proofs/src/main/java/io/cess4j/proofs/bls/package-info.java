/**
 * BLS12-381 over blst: points, scalars, multi-scalar multiplication, pairing, hash-to-curve (RFC
 * 9380).
 *
 * <p>Every point that comes from outside enters through a decoder that checks curve and subgroup.
 * Values are immutable.
 */
@NullMarked
package io.cess4j.proofs.bls;

import org.jspecify.annotations.NullMarked;
