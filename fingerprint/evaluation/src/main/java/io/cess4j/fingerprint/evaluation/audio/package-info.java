/**
 * What copies of sounds undergo, in Java alone: real codecs, noise, filters, cuts, speed, pitch.
 */
@NullMarked
package io.cess4j.fingerprint.evaluation.audio;

import org.jspecify.annotations.NullMarked;
