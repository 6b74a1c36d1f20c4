/**
 * Sharing: t-of-n proxy re-encryption of capsules (protocol.md section 8, docs/formats.md section
 * 10, ADR 0032).
 *
 * <p>The owner derives a key pair (a, A) for what it shares as one, seals file keys to A, and
 * splits a / d among proxies, where d is a secret of owner and reader. A proxy multiplies E and V
 * of a capsule by its share; any t answers and d give the reader a (E + V), the point that the
 * owner opens the capsule with. A proxy learns nothing, and a wrong answer shows in a pairing.
 */
@NullMarked
package io.cess4j.proofs.sharing;

import org.jspecify.annotations.NullMarked;
