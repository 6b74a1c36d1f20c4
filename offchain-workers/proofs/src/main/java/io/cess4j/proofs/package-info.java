/**
 * Proofs of storage and the cryptography under them: no I/O, no chain, no Spring.
 *
 * <p>{@code bls} is the curve, {@code podr2} the proofs of service data, {@code vrf} the beats,
 * {@code capsule} sealing to a curve key, {@code sharing} proxy re-encryption of what is sealed.
 * Formats: docs/formats.md sections 6, 7 and 10.
 */
@NullMarked
package io.cess4j.proofs;

import org.jspecify.annotations.NullMarked;
