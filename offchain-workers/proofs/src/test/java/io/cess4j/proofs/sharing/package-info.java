@NullMarked
package io.cess4j.proofs.sharing;

import org.jspecify.annotations.NullMarked;
