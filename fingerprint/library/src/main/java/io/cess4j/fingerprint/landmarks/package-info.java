/**
 * The second stage for pictures: places that can be found again in a copy, and the one movement
 * that carries those of one picture onto those of another.
 */
@NullMarked
package io.cess4j.fingerprint.landmarks;

import org.jspecify.annotations.NullMarked;
