@NullMarked
package io.cess4j.proofs.capsule;

import org.jspecify.annotations.NullMarked;
