/**
 * Pictures: decoding strangers' files within limits, changing pictures in integers, and the codes
 * that are taken of their pixels.
 */
@NullMarked
package io.cess4j.fingerprint.image;

import org.jspecify.annotations.NullMarked;
