/**
 * Attacks on pictures, and pictures that a seed makes. Floating point and Java2D are fine here:
 * nothing of it decides bits of an identifier.
 */
@NullMarked
package io.cess4j.fingerprint.evaluation.image;

import org.jspecify.annotations.NullMarked;
