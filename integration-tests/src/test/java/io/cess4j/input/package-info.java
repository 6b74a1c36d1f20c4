/**
 * Hostile input against a network of real processes: everything is refused with cause and cure, the
 * chain and the money stay as they were, and the workers serve on.
 */
@NullMarked
package io.cess4j.input;

import org.jspecify.annotations.NullMarked;
