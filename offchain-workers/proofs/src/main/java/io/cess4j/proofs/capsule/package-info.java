/** Sealing of short secrets to a BLS12-381 key (docs/formats.md section 6). */
@NullMarked
package io.cess4j.proofs.capsule;

import org.jspecify.annotations.NullMarked;
