@NullMarked
package io.cess4j.proofs.bls;

import org.jspecify.annotations.NullMarked;
