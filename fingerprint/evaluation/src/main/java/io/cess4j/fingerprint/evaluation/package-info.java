/**
 * How well copies are found: attacks on works, methods that should find them nevertheless, and the
 * experiment that measures recall at a fixed rate of false positives.
 */
@NullMarked
package io.cess4j.fingerprint.evaluation;

import org.jspecify.annotations.NullMarked;
