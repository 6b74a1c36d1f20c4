/** Differential privacy of the examples of a silo, and what it has cost so far. */
@NullMarked
package io.cess4j.ai.privacy;

import org.jspecify.annotations.NullMarked;
