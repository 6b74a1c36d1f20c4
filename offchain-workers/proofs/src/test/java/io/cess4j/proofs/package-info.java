@NullMarked
package io.cess4j.proofs;

import org.jspecify.annotations.NullMarked;
